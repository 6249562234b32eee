/**
 * In this header a device says whose events and files it sends. The session may be another's by then:
 * what one person entered must never be taken as another's.
 */
export const PERSON_HEADER = "x-zhunda-person";
