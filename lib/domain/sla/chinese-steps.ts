import type { StepWords } from "#lib/domain/sla/step-words.ts";
import type { Step } from "#lib/domain/sla/steps.ts";
import { timeText } from "#lib/domain/sla/wall-text.ts";

/** One step as a short Chinese sentence. */
export function inChinese(step: Step, { at, end, day, span, window }: StepWords): string {
  switch (step.code) {
    case "accepted":
      return `${at(step.atMs)} 接单`;
    case "cutoff_missed":
      return `已过截单时间（${end(step.closesAtMs)} 关门，提前 ${span(step.cutoffMinutes * 60_000)}截单）`;
    case "outside_hours":
      return "接单时不在营业时段";
    case "closed_on":
      return `${day(step.on)}全天不营业：${step.reason}`;
    case "more_closed":
      return `另有 ${step.count} 天不营业`;
    case "special_hours":
      return `${day(step.on)}营业时间特殊安排：${step.reason}`;
    case "window": {
      const { opensAtMs, closesAtMs, atOnce } = step;
      const hours =
        closesAtMs === null
          ? "全天候营业"
          : opensAtMs === null
            ? `营业至 ${end(closesAtMs)}`
            : `营业时段 ${window(opensAtMs, closesAtMs)}`;
      return opensAtMs === null || atOnce
        ? `${hours}，即刻开始计时`
        : `${hours}，${at(opensAtMs)} 开门起计时`;
    }
    case "restarted": {
      const reason = step.closesAtMs === null ? "" : `${end(step.closesAtMs)} 关门前`;
      return `${reason}来不及完成，改从 ${at(step.opensAtMs)} 重新计时`;
    }
    case "budget":
      return step.inWindows
        ? `时限 ${span(step.minutes * 60_000)}，只计营业时间`
        : `时限 ${span(step.minutes * 60_000)}`;
    case "carried":
      return `${end(step.closesAtMs)} 关门时还剩 ${span(step.leftMs)}，${at(step.opensAtMs)} 接着计`;
    case "more_carried":
      return `之后又跨 ${step.count} 次关门顺延`;
    case "days_counted": {
      const kind = step.dayKind === "open" ? "营业日" : "自然日";
      return step.days === 0
        ? `当日：${day(step.on)}`
        : `往后 ${step.days} 个${kind}：${day(step.on)}`;
    }
    case "one_further_day":
      return `该时刻不晚于起算时间，再顺延 1 个${step.dayKind === "open" ? "营业日" : "自然日"}：${day(step.on)}`;
    case "moved_by_gap":
      return `当天调快时钟，没有 ${timeText(step.minuteOfDay * 60_000)}，顺移到 ${at(step.atMs)}`;
    case "due":
      return `应于 ${end(step.atMs)} 前送达`;
    case "paused":
      return `${at(step.fromMs)} 至 ${at(step.toMs)} 暂停计时：${step.reason}`;
    case "adjusted_due":
      return `扣除暂停后，应于 ${end(step.atMs)} 前送达`;
    case "no_adjusted_due":
      return `最后一次暂停后 ${step.days} 天内时限走不完，没有调整后的应达时间`;
  }
}
