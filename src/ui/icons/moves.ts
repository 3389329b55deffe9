import { line, ring, type IconDrawing } from './shapes'

/** Ways to go, and plain verbs. */
export const moves = {
  back: [line('M14.5 5.5 8 12l6.5 6.5')],
  next: [line('M9.5 5.5 16 12l-6.5 6.5')],
  up: [line('M5.5 14.5 12 8l6.5 6.5')],
  down: [line('M5.5 9.5 12 16l6.5-6.5')],
  close: [line('M6.5 6.5l11 11M17.5 6.5l-11 11')],
  plus: [line('M12 5v14M5 12h14')],
  minus: [line('M5 12h14')],
  menu: [line('M4.5 7h15M4.5 12h15M4.5 17h15')],
  search: [ring(6.6, 10.8, 10.8), line('m15.8 15.8 4.7 4.7')],
  refresh: [line('M19.6 12.6a7.6 7.6 0 1 1-2-5.6l2 2.1M19.6 4.6v4.5h-4.5')],
  download: [line('M12 4v11M7.6 10.8 12 15.2l4.4-4.4M4.5 19.5h15')],
  share: [
    line(
      'M12 14V3.6M8.2 7 12 3.3 15.8 7M7.5 10.5H6a1.8 1.8 0 0 0-1.8 1.8v6.4A1.8 1.8 0 0 0 6 20.5h12a1.8 1.8 0 0 0 1.8-1.8v-6.4a1.8 1.8 0 0 0-1.8-1.8h-1.5',
    ),
  ],
  print: [
    line(
      'M7 8.5V3.5h10v5M7 17H5a2 2 0 0 1-2-2v-4.5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2V15a2 2 0 0 1-2 2h-2M7 14h10v6.5H7Z',
    ),
  ],
  trash: [line('M5 7h14M10 4.5h4M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5')],
  edit: [line('M4.5 19.5 5.6 15 16 4.6a2 2 0 0 1 2.9 0l.6.6a2 2 0 0 1 0 2.9L9 18.4ZM14 20h6')],
  compare: [line('M4 8.5h14M14.5 5 18 8.5 14.5 12M20 15.5H6M9.5 12 6 15.5 9.5 19')],
  signOut: [line('M13.5 4h-7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h7M10.5 12H20M16.5 8.5 20 12l-3.5 3.5')],
} satisfies Readonly<Record<string, IconDrawing>>
