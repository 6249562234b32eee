/** A picture with what it shows, in words. */
export type PictureEntry = { readonly id: string; readonly alt: string };

/** Pictures as thumbnails, each a link to the whole of it. */
export function PictureLinks({ pictures }: { pictures: readonly PictureEntry[] }) {
  if (pictures.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {pictures.map(({ id, alt }) => (
        <li key={id}>
          <a
            className="block rounded-md border border-line-2 bg-white p-0.5 hover:border-accent"
            href={`/api/v1/attachments/${id}`}
            target="_blank"
            rel="noreferrer"
          >
            <img
              className="h-20 w-auto max-w-40 rounded-sm object-contain"
              src={`/api/v1/attachments/${id}?size=thumb`}
              alt={alt}
              loading="lazy"
              height={80}
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
