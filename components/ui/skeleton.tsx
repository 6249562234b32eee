/** A grey shape where content will stand, shown only after 200 ms; give it the content's size by class. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={`appear-late rounded-sm bg-sunken ${className}`} />;
}
