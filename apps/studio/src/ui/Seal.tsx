/** The mark of the product: a tick above a signed line. */
export function Seal({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-ink-6)" />
      <path
        d="M9.2 16.4 13.6 20.8 22.8 10.6"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M8.5 25h15" stroke="#f2c879" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
