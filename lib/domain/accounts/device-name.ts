const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, "微信 WeChat"],
  [/DingTalk\//, "钉钉 DingTalk"],
  [/Edg(?:A|iOS)?\//, "Edge"],
  [/(?:Firefox|FxiOS)\//, "Firefox"],
  [/(?:Chrome|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** What a browser calls itself, short enough to know one's own devices by; null where it says nothing known. */
export function deviceName(userAgent: string): string | null {
  const named = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const words = [named(browsers), named(systems)].filter((word) => word !== undefined);
  return words.length === 0 ? null : words.join(" · ");
}
