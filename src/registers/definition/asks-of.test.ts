import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { sayMissing } from '../entries/judge-entry.ts'
import { AREA, readCalendars } from '../testing.ts'
import { asksOf } from './asks-of.ts'
import type { SingleField } from './field-schema.ts'
import { readRegister } from './read-registers.ts'

const SHIPPED = join(import.meta.dirname, '../../../registers')

/** Labels as somebody else may write them, each with what a sentence asks for. */
const LABELS: readonly (readonly [kind: SingleField['kind'], label: string, asks: string])[] = [
  ['day', 'Begins', 'the day “Begins”'],
  ['day', 'Received', 'the day “Received”'],
  ['day', 'Date lent', 'the date lent'],
  ['day', 'To be back by', 'the day “To be back by”'],
  ['hour', 'Starts', 'the day and time “Starts”'],
  ['hour', 'Time of the call', 'the time of the call'],
  ['count', 'Cameras', 'the number “Cameras”'],
  ['count', 'Number of cameras', 'the number of cameras'],
  ['count', 'How many came', 'how many came'],
  ['money', 'Spent', 'the amount “Spent”'],
  ['money', 'Replacement cost', 'the replacement cost'],
  ['duration', 'Took', 'the length of time “Took”'],
  ['percentage', 'Content', 'the percentage “Content”'],
  ['code', 'Paid by', 'the answer to “Paid by”'],
  ['code', 'Condition', 'the condition'],
  ['place', 'Found', 'the place “Found”'],
  ['text', 'Open', 'what to say under “Open”'],
  ['text', 'CCTV number', 'the CCTV number'],
  ['text', 'A&E attended', 'the A&E attended'],
  ['text', 'Its reference', 'its reference'],
  ['text', 'About what', 'about what'],
  ['text', 'each, in words', 'what to say under “each, in words”'],
  ['yes-no', 'Returned', 'yes or no to “Returned”'],
  ['yes-no', 'Whether it works', 'whether it works'],
]

describe('what a sentence asks for', () => {
  it('reads as English, whatever a label says', () => {
    assert.deepEqual(
      LABELS.map(([kind, label]) => [label, asksOf(label, kind)]),
      LABELS.map(([, label, asks]) => [label, asks]),
    )
  })

  it('is a name, a question or the label in quotation marks in every register that is shipped', async () => {
    const calendars = await readCalendars()
    const asked =
      /^(?:(?:about|as|at|by|every|for|in|of|on|since|to|under|until|with) )?(?:what|whom?|whose|how|whether|where|why|when|which)\b/
    const named = /^(?:the|its) (?!.*(?:\bthe (?:its|the|every|about)\b))\p{L}/u
    const names = (await readdir(SHIPPED)).filter((name) => name.endsWith('.yaml'))
    const odd = await Promise.all(
      names.map(async (name) => {
        const text = await readFile(join(SHIPPED, name), 'utf8')
        const read = readRegister(name, text, calendars, AREA)
        assert.ok(read.ok, name)
        const single = read.value.parts.flatMap((part) =>
          part.is === 'field' ? [{ field: part.field }] : [],
        )
        const ofGroups = read.value.parts.flatMap((part) =>
          part.is === 'group'
            ? part.group.fields.map((field) => ({ field, of: `${part.group.one} 1` }))
            : [],
        )
        return [...single, ...ofGroups].flatMap(
          ({ field, of }: { field: (typeof single)[number]['field']; of?: string }) => {
            const { message } = sayMissing(field, field.name, of)
            const [, asks = ''] =
              /^(?:Of [^:]+: )?(?:[Ee]nter|[Cc]hoose|[Ss]ay) (.*)$/.exec(message) ?? []
            return asked.test(asks) || named.test(asks) || asks.startsWith('yes or no to “')
              ? []
              : [message]
          },
        )
      }),
    )
    assert.deepEqual(odd.flat(), [])
  })

  it('of a part of a group begins with the part', async () => {
    const text = await readFile(join(SHIPPED, 'engagement.yaml'), 'utf8')
    const read = readRegister('engagement.yaml', text, await readCalendars(), AREA)
    assert.ok(read.ok)
    const field = read.value.groups.get('concerns')?.fields.find(({ name }) => name === 'outcome')
    assert.ok(field !== undefined)
    const { message } = sayMissing(field, 'concerns-2-outcome', 'concern 2')
    assert.equal(message, 'Of concern 2: enter what came of it')
  })
})
