/** The header in which the server that listens tells who asks; what a client puts there is overwritten. */
export const CLIENT_HEADER = "x-zhunda-client";

/** The network address behind a request ("" where it is not known), and what the browser calls itself. */
export function clientOf(headers: Pick<Headers, "get">): { ip: string; userAgent: string } {
  return { ip: headers.get(CLIENT_HEADER) ?? "", userAgent: headers.get("user-agent") ?? "" };
}
