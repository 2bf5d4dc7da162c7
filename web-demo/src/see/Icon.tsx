// Signs that stand beside counts, the crown of the privileged, and what a hand can do. Drawn here: nothing is loaded, and they take the
// colour of the text.

const shapes = {
  likes: 'M8 13.500 3 8.600a3 3 0 1 1 5-3.200 3 3 0 1 1 5 3.200z',
  replies: 'M2.500 3.500h11v7.500h-6l-3 2.500v-2.500h-2z',
  reposts: 'M3 9V5.500h8M8.800 3.300 11 5.500 8.800 7.700M13 7v3.500H5M7.200 8.300 5 10.500l2.200 2.200',
  views: 'M1.500 8S4 3.800 8 3.800 14.500 8 14.500 8 12 12.200 8 12.200 1.500 8 1.500 8zM8 6.300a1.700 1.700 0 1 0 0 3.400 1.700 1.700 0 0 0 0-3.400z',
  undo: 'M6 3.500 2.500 7 6 10.500M2.800 7H9.500a3.500 3.500 0 0 1 0 7H7',
  redo: 'M10 3.500 13.500 7 10 10.500M13.200 7H6.500a3.500 3.500 0 0 0 0 7H9',
  crown: 'M2.500 12.500 1.800 4.800 5.200 7.600 8 3l2.800 4.600 3.400-2.800-.7 7.700z',
};

export type Sign = keyof typeof shapes;

export const hasSign = (name: string): name is Sign => name in shapes;

export function Icon({ sign }: { sign: Sign }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[sign]} />
    </svg>
  );
}
