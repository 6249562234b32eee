/** A grey shape where content will stand, whether at once or late is its parent's to say; give it the content's size by class. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={`rounded-sm bg-sunken ${className}`} />;
}
