import { z } from "zod";

/** An id from outside. The database tells no letter case apart, so one id is written in one way. */
export const idSchema = z.uuid().toLowerCase();
