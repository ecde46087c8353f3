import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { writeCalendar } from './icalendar.ts'
import type { CalendarEntry } from './statutory-calendar.ts'

const entry: CalendarEntry = {
  id: 'precept-2027-28-notify',
  due: '2027-02-01',
  what: 'The precept is proposed',
  actor: 'mayor',
  belongsTo: 'Precept: 2027-28',
  href: '/procedures/precept/2027-28',
  rule: 'notify',
  paragraph: 'Article 31',
  isTarget: false,
  status: 'open',
  words: 'The date that the rule names',
  counting: [],
  since: null,
  movedFrom: null,
  onlyIf: null,
  workingDay: null,
  changedAt: null,
}

const SITE = 'http://panel.example'
const write = (...entries: readonly Partial<CalendarEntry>[]) =>
  writeCalendar(
    entries.map((one) => ({ ...entry, ...one })),
    { calendar: 'Panel dates', instance: '5f0c' },
    SITE,
    '2027-01-04T09:00:00.123Z',
  )
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('the dates as iCalendar', () => {
  it('have a day as an event of the whole day, named for good', () => {
    assert.deepEqual(unfold(write({})).slice(5, -2), [
      'BEGIN:VEVENT',
      'UID:precept-2027-28-notify@5f0c',
      'DTSTAMP:20270104T090000Z',
      'DTSTART;VALUE=DATE:20270201',
      'DTEND;VALUE=DATE:20270202',
      'SUMMARY:Last day: The precept is proposed',
      'DESCRIPTION:Precept: 2027-28. The date that the rule names (Article 31).',
      'URL:http://panel.example/procedures/precept/2027-28',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ])
  })

  it('say when each was last changed: by what was recorded of its case, or by the rules', () => {
    const stamps = (changedAt: string) => /DTSTAMP:(.*)\r/.exec(write({ changedAt }))?.[1]
    assert.equal(stamps('2027-01-22T10:00:00Z'), '20270122T100000Z')
    assert.equal(stamps('2026-12-01T10:00:00Z'), '20270104T090000Z')
    assert.doesNotMatch(write({}), /METHOD/)
  })

  it('have a time as a moment, in summer an hour before the clock on the wall', () => {
    assert.match(write({ due: '2027-07-02T10:00' }), /DTSTART:20270702T090000Z\r\n/)
  })

  it('leave out what has no date, and call a target a target', () => {
    assert.doesNotMatch(write({ due: null }), /VEVENT/)
    assert.match(write({ isTarget: true }), /SUMMARY:Target: /)
  })

  it('escape what would be read as part of the form', () => {
    assert.match(
      write({ what: 'One, two; back\\slash\nand a line' }),
      /One\\, two\\; back\\\\slash\\nand a line/,
    )
  })

  it('never have a line over 75 octets, and lose nothing in folding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const what = text.replace(/[\p{Cc}]/gu, '')
        const written = write({ what })
        for (const line of written.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75)
        const summary = unfold(written).find((line) => line.startsWith('SUMMARY:')) ?? ''
        assert.equal(summary.replace(/\\([\\;,])/g, '$1'), `SUMMARY:Last day: ${what}`)
      }),
    )
  })
})
