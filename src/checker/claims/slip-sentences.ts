/** How a figure looks to have come to be wrong, in a sentence, wherever it stands. */
export const SLIP_SENTENCES = {
  swapped: 'Two digits look to have changed places.',
  place: 'The decimal point looks one place out.',
  'later-base':
    'It looks as if the change was divided by the later value instead of the earlier one.',
  points: 'It is the change in percentage points, not in per cent.',
} as const
