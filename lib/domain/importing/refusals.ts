/**
 * Every reason for which reading refuses a file, a mapping, a row or a cell, with the names of its
 * parameters. One table, so that the texts in each language can be checked against it.
 */
export const refusalParams = {
  // the file as a whole
  file_empty: [],
  file_without_rows: [],
  file_gone: [],
  file_removed: ["days"],
  file_binary: ["kind"],
  file_old_excel: [],
  workbook_broken: [],
  workbook_too_large: ["megabytes", "maxMegabytes"],
  sheet_missing: ["sheet", "sheets"],
  sheet_too_long: ["maxRows"],
  sheet_too_large: ["rows", "columns", "maxCells"],
  // a place in the file; rows as a person sees them, columns from 1
  quote_unbalanced: ["line"],
  nul_byte: ["line", "column"],
  invalid_bytes: ["line", "column", "byte", "hex", "encoding"],
  field_too_long: ["line", "column", "maxChars"],
  record_too_long: ["line", "maxChars"],
  too_many_columns: ["line", "maxColumns"],
  // the mapping
  dealer_not_mapped: [],
  due_not_mapped: [],
  platform_not_mapped: [],
  cancelled_at_not_mapped: [],
  constant_not_allowed: ["field"],
  constant_unreadable: ["field", "text"],
  column_shared: ["header", "field", "otherField"],
  header_changed: ["field", "header", "found"],
  field_not_mapped: ["field"],
  contact_not_mapped: [],
  // a row
  row_ragged: ["cells", "expected"],
  text_broken: ["column"],
  // a cell
  text_too_long: ["maxChars"],
  date_unreadable: ["text"],
  date_ambiguous: ["text"],
  date_impossible: ["text"],
  date_against_order: ["text", "order"],
  date_out_of_range: ["text", "minYear", "maxYear"],
  quantity_unreadable: ["text"],
  quantity_not_positive: ["text"],
  quantity_fractional: ["text"],
  quantity_too_large: ["text", "max"],
  cancelled_by_unknown: ["text"],
  field_empty: ["field"],
  contact_empty: [],
  list_too_long: ["max"],
  class_unknown: ["text"],
  zone_unknown: ["text"],
  role_unknown: ["text"],
  email_malformed: ["text"],
  mobile_malformed: ["text"],
  login_malformed: ["text"],
  formula_like: ["text"],
} as const satisfies Record<string, readonly string[]>;

type RefusalCode = keyof typeof refusalParams;

type ParamsOf<C extends RefusalCode> = {
  readonly [P in (typeof refusalParams)[C][number]]: string | number;
};

/** A reason for refusing, as a value: a stable code and what its text needs to be told. */
export type Refusal = {
  [C in RefusalCode]: { readonly code: C; readonly params: ParamsOf<C> };
}[RefusalCode];
