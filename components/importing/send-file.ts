import { hrefTo } from "#lib/contracts/links.ts";

/** How an upload ended: where it leads, or why it was not taken (null: the connection broke). */
export type Sent = { readonly href: string } | { readonly refused: string | null };

/**
 * Sends a file as the raw body of a POST; XMLHttpRequest because fetch does not tell how far an
 * upload is.
 *
 * @param kind what it holds; "" where its headers are to say
 * @param onProgress told the share sent, 0 to 1
 * @param signal stops the upload; the promise then never settles
 */
export function sendFile(
  file: File,
  kind: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", hrefTo("/api/v1/imports", { name: file.name, kind: kind || null }));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf(request.response));
    request.onerror = () => resolve({ refused: null });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function answerOf(body: unknown): Sent {
  if (typeof body === "object" && body !== null) {
    if ("href" in body && typeof body.href === "string") return { href: body.href };
    if ("detail" in body && typeof body.detail === "string") return { refused: body.detail };
  }
  return { refused: null };
}
