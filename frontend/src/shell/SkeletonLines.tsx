const WIDTHS_PX = [480, 320, 400];

/** Stands for text that is on its way. */
export function SkeletonLines({ label }: { readonly label: string }) {
  return (
    <div className="app-skeleton-lines" role="status" aria-busy="true" aria-label={label}>
      {WIDTHS_PX.map((width) => (
        <span key={width} className="app-skeleton" style={{ inlineSize: width }} />
      ))}
    </div>
  );
}
