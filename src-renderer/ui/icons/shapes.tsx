/** The drawings themselves. The shapes for states differ in outline, so that they can be told apart without colour. */
import type { ReactNode } from 'react';

export type IconName =
  | 'half-disc'
  | 'disc-check'
  | 'ring-dashed'
  | 'triangle'
  | 'octagon-cross'
  | 'square-minus'
  | 'line-up'
  | 'line-down'
  | 'person'
  | 'chevron-down'
  | 'cross'
  | 'erase'
  | 'counter'
  | 'queue'
  | 'shift'
  | 'settings'
  | 'ticket'
  | 'plug'
  | 'copy'
  | 'plus'
  | 'minus'
  | 'check'
  | 'search'
  | 'keyboard';

export const shapes: Record<IconName, ReactNode> = {
  'half-disc': (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 2.5a7.5 7.5 0 0 0 0 15Z" fill="currentColor" stroke="none" />
    </>
  ),
  'disc-check': (
    <>
      <circle cx="10" cy="10" r="8.4" fill="currentColor" stroke="none" />
      <path d="m6 10.2 2.8 2.8L14.2 7.4" stroke="var(--icon-ground, var(--surface))" strokeWidth="2" />
    </>
  ),
  'ring-dashed': (
    <>
      <circle cx="10" cy="10" r="7.5" strokeDasharray="3.2 2.7" />
      <path d="M10 6.5V10l2.4 1.6" />
    </>
  ),
  triangle: (
    <>
      <path d="M10 2.6 18.2 17H1.8Z" />
      <path d="M10 8v4.2M10 14.4v.2" />
    </>
  ),
  'octagon-cross': (
    <>
      <path d="M6.6 1.8h6.8l4.8 4.8v6.8l-4.8 4.8H6.6l-4.8-4.8V6.6Z" fill="currentColor" stroke="none" />
      <path d="m7.2 7.2 5.6 5.6m0-5.6-5.6 5.6" stroke="var(--icon-ground, var(--surface))" strokeWidth="2" />
    </>
  ),
  'square-minus': (
    <>
      <rect x="2.8" y="2.8" width="14.4" height="14.4" rx="2" />
      <path d="M6.4 10h7.2" />
    </>
  ),
  'line-up': <path d="M3 17v-3M8 17v-6M13 17V8M18 17V4" strokeWidth="2.4" />,
  'line-down': (
    <>
      <path d="M3 17v-3M8 17v-6M13 17V8M18 17V4" strokeWidth="2.4" opacity="0.45" />
      <path d="M2 3l16 15" />
    </>
  ),
  person: (
    <>
      <circle cx="10" cy="6.5" r="3.5" />
      <path d="M3 17.5c.6-3.6 3.4-5.3 7-5.3s6.4 1.7 7 5.3" />
    </>
  ),
  'chevron-down': <path d="m5 7.5 5 5 5-5" />,
  cross: <path d="m5 5 10 10M15 5 5 15" />,
  erase: (
    <>
      <path d="M7 4.500h10.500v11H7L1.8 10Z" />
      <path d="m10 8 4 4m0-4-4 4" />
    </>
  ),
  counter: (
    <>
      <path d="M2.5 9.500h15v7.500h-15ZM5 9.500V3h10v6.5" />
      <path d="M8 6h4M6 13.300h8" />
    </>
  ),
  queue: <path d="M3 5h14M3 10h14M3 15h8" />,
  shift: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 5.500V10l3 2" />
    </>
  ),
  ticket: (
    <>
      <path d="M2.5 5h15v3.2a1.9 1.9 0 0 0 0 3.6V15h-15v-3.2a1.9 1.9 0 0 0 0-3.6Z" />
      <path d="M12 5.500v2M12 9v2M12 12.500v2" />
    </>
  ),
  settings: (
    <>
      <path d="M2.5 6h7M14 6h3.500M2.5 14H6M10.5 14h7" />
      <circle cx="11.8" cy="6" r="2.2" />
      <circle cx="8.2" cy="14" r="2.2" />
    </>
  ),
  plug: <path d="M7 2.500v4M13 2.500v4M4.5 6.500h11V9a5.5 5.5 0 0 1-11 0ZM10 14.500v3" />,
  copy: (
    <>
      <rect x="6.5" y="6.5" width="10.5" height="10.5" rx="1.5" />
      <path d="M13.5 6.500V3H3v10.500h3.5" />
    </>
  ),
  minus: <path d="M4 10h12" />,
  plus: <path d="M10 4v12M4 10h12" />,
  check: <path d="m4 10.5 4 4L16 6" />,
  search: (
    <>
      <circle cx="8.8" cy="8.8" r="5.3" />
      <path d="m12.8 12.8 4.2 4.2" />
    </>
  ),
  keyboard: (
    <>
      <rect x="1.8" y="4.5" width="16.4" height="11" rx="1.8" />
      <path d="M5 8h.1M8.3 8h.1M11.6 8h.1M15 8h.1M6 12h8" />
    </>
  ),
};
