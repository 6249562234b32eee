/** Something is missing or wrong that a person can mend; the message is one line that says how. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
