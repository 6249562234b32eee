import createNextIntlPlugin from "next-intl/plugin";

// The content security policy, with its nonce per request, is set in proxy.ts.
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** @type {import("next").NextConfig} */
const config = {
  // Tests build beside a running app, never over its files.
  distDir: process.env.BUILD_DIR || ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or dynamic inside: loaded by Node, not bundled.
  serverExternalPackages: ["pino", "pg", "@prisma/client", "@prisma/adapter-pg", "sharp"],
  // TypeScript 7 has no JavaScript API for Next to call; `npm test` runs tsc itself. Next rewrites
  // the file it is given at every build, so it is given one of its own.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.next.json" },
  experimental: {
    // app/forbidden.tsx answers where a role lacks the permission, with status 403.
    authInterrupts: true,
    // A file picked by mistake is refused in words by its form; proxy.ts refuses what is larger.
    serverActions: { bodySizeLimit: "8mb" },
  },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
