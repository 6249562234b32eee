// Loaded before a program that we start (`node --import …`): ends it when we are killed, so that
// nothing is left behind that writes where the next run writes. Its own workers load this as well,
// and are to heed their channel for themselves: only our direct child acts.
if (process.env.ENDS_WITH_PARENT === String(process.ppid)) {
  process.on("disconnect", () => process.exit(1));
  process.channel?.unref();
}
