import { createServer } from "node:net";

/** As little of a mail server as takes mails (RFC 5321), and what it took. */
export type MailServer = {
  readonly url: string;
  readonly mails: string[];
  /** Answers every mail with an error, or takes them again. */
  refuse(refuses: boolean): void;
  close(): void;
};

/** Starts one on this machine. */
export async function startMailServer(): Promise<MailServer> {
  const mails: string[] = [];
  let refuses = false;
  const server = createServer((socket) => {
    let mail: string | null = null;
    socket.on("error", () => undefined);
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      const text = chunk.toString("utf8");
      if (mail !== null) {
        mail += text;
        if (!mail.endsWith("\r\n.\r\n")) return;
        mails.push(mail);
        mail = null;
        socket.write("250 taken\r\n");
      } else if (text.startsWith("DATA")) {
        mail = refuses ? null : "";
        socket.write(refuses ? "451 not now, secret@example.com\r\n" : "354 go on\r\n");
      } else socket.write(text.startsWith("QUIT") ? "221 bye\r\n" : "250 fine\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (whether) => {
      refuses = whether;
    },
    close: () => server.close(),
  };
}

/** The text of a mail: its first part, decoded. */
export function textOf(mail: string): string {
  const [, head = "", body = ""] =
    /(Content-Type: text\/plain[\s\S]*?)\r\n\r\n([\s\S]*?)\r\n--/.exec(mail) ?? [];
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return /quoted-printable/i.test(head) ? Buffer.from(bytes, "latin1").toString("utf8") : body;
}
