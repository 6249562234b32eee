/** Stable codes of expected errors; texts in each language hang on them (messages/…/errors.json). */
export type ErrorCode =
  | "not_found"
  | "bad_input"
  | "file_refused"
  | "mapping_refused"
  | "wrong_state"
  | "foreign_origin"
  | "signed_out"
  | "forbidden"
  | "link_gone"
  | "last_admin"
  | "identifier_taken"
  | "too_large"
  | "interrupted"
  | "own_data_present"
  | "no_demo"
  | "view_refused"
  | "stock_short"
  | "product_refused"
  | "order_refused"
  | "receipt_refused"
  | "excuse_refused"
  | "id_taken"
  | "policy_refused"
  | "pause_refused"
  | "version_stale"
  | "other_person"
  | "unexpected";

const statusOf: Readonly<Record<ErrorCode, number>> = {
  not_found: 404,
  bad_input: 400,
  file_refused: 422,
  mapping_refused: 422,
  wrong_state: 409,
  foreign_origin: 403,
  signed_out: 401,
  forbidden: 403,
  link_gone: 410,
  last_admin: 409,
  identifier_taken: 409,
  too_large: 413,
  interrupted: 499,
  own_data_present: 409,
  no_demo: 409,
  view_refused: 422,
  stock_short: 409,
  product_refused: 422,
  order_refused: 422,
  receipt_refused: 422,
  excuse_refused: 422,
  id_taken: 409,
  policy_refused: 422,
  pause_refused: 422,
  version_stale: 409,
  other_person: 409,
  unexpected: 500,
};

export type ErrorParams = Readonly<Record<string, string | number>>;

/**
 * An error somebody can do something about: a code, what its text needs, and the HTTP status it
 * answers with. Everything else that is thrown is unexpected and only logged with an id.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly status: number;

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "AppError";
    this.code = code;
    this.params = params;
    this.status = statusOf[code];
  }
}
