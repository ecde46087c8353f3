import type { Field } from '#fields/index.ts'
import {
  byMover,
  type EventForm,
  given,
  hereFirst,
  motionChoices,
  motionField,
  mover,
  next,
  plain,
  text,
  toWhen,
  waiting,
  who,
} from './form-parts.ts'

const consent = (name: string, label: string) =>
  ({ name, kind: 'yes-no', label, required: false }) as const satisfies Field

const procedural = (type: string, title: string): EventForm => ({
  title,
  fields: (record) => [
    motionField('Whose debate', motionChoices(record, waiting(record))),
    who('Who moves it', hereFirst(record)),
    { ...who('Who seconds it', hereFirst(record), false), name: 'seconder' },
    ...(type === 'adjourn-debate' ? [toWhen()] : []),
  ],
  event: plain(type),
})

/** Motions and amendments, and what would end their debate. */
export const DEBATE_FORMS = {
  move: {
    title: 'A motion is moved',
    fields: (record) => [
      text('text', 'The motion'),
      who('Who moves it', hereFirst(record), false),
      { ...who('Who seconds it', hereFirst(record), false), name: 'seconder' },
    ],
    event: (filled, record) => ({ type: 'move', motion: next('m', record), ...given(filled) }),
  },
  second: {
    title: 'A motion or an amendment is seconded',
    fields: (record) => [
      {
        ...motionField('What is seconded', motionChoices(record, waiting(record))),
        name: 'motion',
      },
      who('Who seconds it', hereFirst(record)),
    ],
    event: plain('second'),
  },
  amend: {
    title: 'An amendment is moved',
    fields: (record) => [
      motionField(
        'Which motion',
        motionChoices(record, (one) => one.kind === 'motion' && waiting(record)(one)),
      ),
      {
        ...text('text', 'The amendment'),
        hint: 'Such as: Replace each quarter by each month',
      },
      {
        ...text('result', 'The motion as it would then read', false),
        hint: 'Needed where the amendment is not said as: insert, replace, leave out or add these words',
      },
      who('Who moves it', hereFirst(record), false),
      { ...who('Who seconds it', hereFirst(record), false), name: 'seconder' },
    ],
    event: (filled, record) => ({ type: 'amend', amendment: next('a', record), ...given(filled) }),
  },
  alter: {
    title: 'The mover alters the words',
    fields: (record) => [
      motionField('Which', motionChoices(record, waiting(record))),
      text('text', 'The words as they now are'),
      mover('Who alters them', hereFirst(record)),
      consent('seconder_agrees', 'Did the seconder agree'),
      consent('panel_consents', 'Did the panel consent'),
    ],
    event: byMover('alter'),
  },
  withdraw: {
    title: 'The mover takes it back',
    fields: (record) => [
      motionField('Which', motionChoices(record, waiting(record))),
      mover('Who takes it back', hereFirst(record)),
      consent('seconder_agrees', 'Did the seconder agree'),
      consent('panel_consents', 'Did the panel consent'),
    ],
    event: byMover('withdraw'),
  },
  closure: procedural('closure', 'That the question be now put'),
  'next-business': procedural('next-business', 'That the panel proceed to the next business'),
  'adjourn-debate': procedural('adjourn-debate', 'That the debate be adjourned'),
} as const satisfies Readonly<Record<string, EventForm>>
