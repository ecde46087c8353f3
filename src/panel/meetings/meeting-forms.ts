import type { Transaction } from 'kysely'
import { type Field, type Filled, readForm } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Database, type Recorder, withdrawRecord } from '#storage/index.ts'
import { CANCEL_FIELDS, MOVE_FIELDS, POSTPONE_FIELDS, WITHDRAW_FIELDS } from './asked-fields.ts'
import type { Meeting } from './meeting.ts'
import { recordChange } from './record-meeting.ts'
import { MEETING } from './recorded-meetings.ts'

type Typed = Readonly<Record<string, unknown>>

interface FormOf<Fields extends readonly Field[]> {
  /** What comes after the address of the meeting. */
  readonly path: string
  /** In the words of the table of permissions. */
  readonly act: string
  readonly title: string
  readonly lead: string
  readonly button: string
  readonly fields: Fields
  /** @returns where it is to be read */
  readonly record: (
    trx: Transaction<Database>,
    meeting: Meeting,
    filled: Filled<NoInfer<Fields>>,
    moment: { readonly recorder: Recorder; readonly today: string },
  ) => Promise<Outcome<string>>
}

/** A form about one meeting: it reads its own fields. */
export interface MeetingForm extends Omit<FormOf<readonly Field[]>, 'record'> {
  readonly record: (
    trx: Transaction<Database>,
    meeting: Meeting,
    typed: Typed,
    moment: { readonly recorder: Recorder; readonly today: string },
  ) => Promise<Outcome<string>>
}

function form<const Fields extends readonly Field[]>(written: FormOf<Fields>): MeetingForm {
  return {
    ...written,
    async record(trx, meeting, typed, moment) {
      const read = readForm(written.fields, typed)
      return read.ok ? await written.record(trx, meeting, read.value, moment) : read
    },
  }
}

const addressed = (done: Outcome<string>) => (done.ok ? accept(`/meetings/${done.value}`) : done)

const MOVE = form({
  path: 'move',
  act: 'change',
  title: 'Move this meeting',
  lead: 'What was planned before stays on record, and the meeting keeps its address.',
  button: 'Move it',
  fields: MOVE_FIELDS,
  record: async (trx, meeting, { told = '', ...move }, { recorder }) =>
    addressed(await recordChange(trx, meeting, { kind: 'moved', told, ...move }, recorder)),
})

const POSTPONE = form({
  path: 'postpone',
  act: 'change',
  title: 'Put this meeting off',
  lead: 'For one whose new day is not known yet. Move it once it is.',
  button: 'Put it off',
  fields: POSTPONE_FIELDS,
  record: async (trx, meeting, { told = '', ...change }, { recorder }) =>
    addressed(await recordChange(trx, meeting, { kind: 'postponed', told, ...change }, recorder)),
})

const CANCEL = form({
  path: 'cancel',
  act: 'change',
  title: 'Cancel this meeting',
  lead: 'It stays in the list of meetings, as cancelled.',
  button: 'Cancel it',
  fields: CANCEL_FIELDS,
  record: async (trx, meeting, { told = '', ...change }, { recorder }) =>
    addressed(await recordChange(trx, meeting, { kind: 'cancelled', told, ...change }, recorder)),
})

const WITHDRAW = form({
  path: 'withdraw',
  act: 'withdraw',
  title: 'Withdraw what was recorded of this meeting',
  lead: 'For what was never so, such as a meeting convened here by mistake. What the area’s files say of it stays; all that was recorded here stays in the record of changes, and counts nowhere.',
  button: 'Withdraw it',
  fields: WITHDRAW_FIELDS,
  async record(trx, { address, issued }, { reason }, { recorder, today }) {
    if (issued.length > 0) {
      return refuse(
        'issued',
        'The agenda of this meeting was issued, and readers have it. Cancel the meeting instead: its papers stay where they are',
      )
    }
    const which = { kind: MEETING, record: address, day: today }
    const done = await withdrawRecord(trx, which, { reason, ...recorder })
    return done.ok ? accept('/meetings') : done
  },
})

export const MEETING_FORMS = [MOVE, POSTPONE, CANCEL, WITHDRAW]
