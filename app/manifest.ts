import type { MetadataRoute } from "next";
import { getTranslations } from "next-intl/server";

/** How the log stands among the apps of a phone. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations("offline.app");
  return {
    id: "/log",
    name: t("name"),
    short_name: t("shortName"),
    description: t("description"),
    start_url: "/log",
    scope: "/",
    display: "standalone",
    background_color: "#fbfbfa",
    theme_color: "#ffffff",
    icons: [
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
    ],
    shortcuts: [
      { name: t("log"), url: "/log", icons: [{ src: "/icons/192.png", sizes: "192x192" }] },
      { name: t("shipments"), url: "/shipments" },
    ],
  };
}
