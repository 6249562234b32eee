import { z } from "zod";

/** What a device reads of an answer that tells an error (RFC 9457): its stable code. */
export const problemSchema = z.object({ code: z.string() });
