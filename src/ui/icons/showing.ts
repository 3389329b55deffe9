import { box, line, ring, solid, type IconDrawing } from './shapes'

/** Pens, players and pictures. */
export const showing = {
  present: [box(3, 4.5, 18, 12, 2.2), line('M12 16.5V20M8.5 20h7'), solid('M10.4 8v5l4-2.5Z')],
  pen: [
    line('M4.5 19.5 5.6 15 16 4.6a2 2 0 0 1 2.9 0l.6.6a2 2 0 0 1 0 2.9L9 18.4ZM14 6.8l3.3 3.3'),
  ],
  highlighter: [
    line(
      'M9 13.5 16.4 4.8a1.6 1.6 0 0 1 2.3-.2l1.3 1.1a1.6 1.6 0 0 1 .1 2.3l-7.6 8.6ZM9 13.5l3.5 3.1-1.3 1.6H7.4l.3-3.2ZM3.5 21h9',
    ),
  ],
  arrow: [line('M5 19 18.4 5.6M10 5.2h8.8V14')],
  text: [line('M5 7V5h14v2M12 5v14M9.4 19h5.2')],
  stamp: [
    line(
      'M9.6 10.4C10.6 8.6 9 7.8 9 6a3 3 0 0 1 6 0c0 1.8-1.6 2.6-.6 4.4.4.9 1.4 1.1 2.6 1.3a2.4 2.4 0 0 1 2 2.4v1.4H5v-1.4a2.4 2.4 0 0 1 2-2.4c1.2-.2 2.2-.4 2.6-1.3ZM5.5 19.8h13',
    ),
  ],
  eraser: [
    line(
      'm8.4 19.3-4-4a1.9 1.9 0 0 1 0-2.7l8.2-8.2a1.9 1.9 0 0 1 2.7 0l4.3 4.3a1.9 1.9 0 0 1 0 2.7l-7.9 7.9ZM8.6 8.6l7 7M11.5 19.5H20',
    ),
  ],
  undo: [line('M8.6 5 4.5 9.2l4.1 4.2M5 9.2h9a5.2 5.2 0 0 1 0 10.4h-3.6')],
  redo: [line('M15.4 5l4.1 4.2-4.1 4.2M19 9.2h-9a5.2 5.2 0 0 0 0 10.4h3.6')],
  play: [ring(), solid('M10 8.4v7.2l5.8-3.6Z')],
  pause: [ring(), line('M9.8 8.8v6.4M14.2 8.8v6.4')],
  stopSound: [ring(), solid('M9.2 9.2h5.6v5.6H9.2Z')],
  speaker: [
    line('M4 9.6v4.8h3.4l4.4 3.8V5.8L7.4 9.6ZM15.4 9a4.2 4.2 0 0 1 0 6M18 6.4a8 8 0 0 1 0 11.2'),
  ],
  sound: [line('M4 10.5v3M8 7.5v9M12 4.5v15M16 7.5v9M20 10.5v3')],
  speed: [line('M5.4 18.2a8.7 8.7 0 1 1 13.2 0M12 13.8l3.8-4.4')],
  captions: [box(3, 5, 18, 14, 2.6), line('M6.8 15h4.4M14 15h3.2M6.8 11.4h2.6M12.2 11.4h5')],
  transcript: [line('M5 5.5h14M5 10h14M5 14.5h14M5 19h8')],
  film: [
    box(3.5, 5, 17, 14, 2.6),
    line('M7.5 5v14M16.5 5v14M3.5 9.7h4M3.5 14.3h4M16.5 9.7h4M16.5 14.3h4'),
  ],
  image: [
    box(3.5, 5, 17, 14, 2.6),
    ring(1.6, 8.8, 9.8),
    line('m4 17.6 5-4.4 3.4 2.8 3.4-3.6 4.4 4.6'),
  ],
  layers: [line('m12 4 8.5 4.4L12 12.8 3.5 8.4ZM3.8 12.2 12 16.4l8.2-4.2M3.8 16l8.2 4.2 8.2-4.2')],
  quiet: [line('M4 9h4.5V4.5M20 9h-4.5V4.5M4 15h4.5v4.5M20 15h-4.5v4.5')],
  fullScreen: [line('M4 9V4.5h4.5M20 9V4.5h-4.5M4 15v4.5h4.5M20 15v4.5h-4.5')],
} satisfies Readonly<Record<string, IconDrawing>>
