/** The one page that opens without a network. */
export const SHELL_PATH = "/log";

const asset = /static\/(?:chunks|css|media)\/[\w~.()[\]/-]+?\.(?:js|css|wasm|woff2?)(?![\w.])/g;

/**
 * The built files that a page, a script or a style names, as paths. Scripts name those that they load
 * later without the beginning of the path.
 */
export function assetsIn(text: string): string[] {
  return [...new Set([...text.matchAll(asset)].map(([path]) => `/_next/${path}`))];
}

/** The scripts that a page begins with, as paths. */
export function scriptsIn(html: string): string[] {
  return [...html.matchAll(/<script[^>]* src="(\/_next\/[^"?]+)/g)].flatMap(
    ([, path]) => path ?? [],
  );
}
