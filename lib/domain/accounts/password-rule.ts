/** Characters; no rule of what they must be made of (NIST SP 800-63B, 5.1.1.2). */
export const PASSWORD_MIN = 10;
/** Longer ones are refused: hashing takes its time. */
export const PASSWORD_MAX = 256;

export type PasswordRefusal = "short" | "long" | "common" | "own";

/** What people choose first and attackers try first, of those that are long enough. */
const common = new Set(
  `1234567890 0123456789 12345678910 123456789a a123456789 aa123456789 qq123456789 q123456789
  woaini1314 woaini1314520 woaini123456 woaini5201314 5201314520 5201314521 1314520520 520520520520
  qwertyuiop qwerty12345 qwerty123456 qwertyuiop123 1qaz2wsx3edc 1q2w3e4r5t 1q2w3e4r5t6y zaq12wsxcde3
  qazwsxedcrfv asdfghjkl123 asdfghjkl; zxcvbnm123 password12 password123 password1234 password12345
  passw0rd123 p@ssw0rd123 p@ssword123 iloveyou123 administrator admin12345 admin123456 administrator1
  welcome123 welcome1234 letmein1234 abc1234567 abcd123456 abcde12345 abcdefghij 123456abcd
  123456qwerty 987654321a 9876543210 0987654321 1122334455 11223344556 1234554321 123123123123
  147258369a 147258369147 zhongguo123 beijing2008 shanghai123 nihao123456 taobao123456 caonima123
  changeme123 football123 sunshine123 princess123 superman123 monkey12345 dragon12345 zhunda-demo-2026`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/**
 * What is against a new password; null = nothing.
 * @param own what names its owner: an address, a number, a login name
 */
export function checkPassword(
  password: string,
  own: readonly (string | null)[],
): PasswordRefusal | null {
  const characters = [...password.normalize("NFKC")];
  if (characters.length < PASSWORD_MIN) return "short";
  if (characters.length > PASSWORD_MAX) return "long";
  const word = password.normalize("NFKC").toLowerCase();
  if (common.has(word) || new Set(word).size < 4) return "common";
  const names = own.flatMap((name) => (name ? [name, name.split("@")[0] ?? name] : []));
  return names.some((name) => name.toLowerCase().replace(/^\+86/, "") === word) ? "own" : null;
}
