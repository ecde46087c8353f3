import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accountFor, sayAccounted } from './attendance.ts'
import { type Meetings, minutesTaken, municipalYearOf, planOf } from './meeting.ts'
import { readMeetings } from './read-meetings.ts'
import { standingWords } from './standing.ts'

const PEOPLE = {
  people: new Map(
    ['ada', 'ben'].map((id) => [id, { id, name: `Cllr ${id}`, aliases: [] as string[] }] as const),
  ),
}
const SOURCE = 'source: {document: Minutes of a made-up panel}'

const FIRST = `kind: ordinary
held: {day: 2026-06-08, began: '14:00', ended: '15:25', present: [ada], apologies: [ben], ${SOURCE}}
items:
  - {minute: 1, title: Election of the chair}
  - {minute: 2, title: Minutes}
resolutions:
  - {minute: 1, words: That Cllr Ada be the chair}
minutes: {${SOURCE}, confirmed: {meeting: 2026-07-20, minute: 3}}
`
const SECOND = `kind: ordinary
planned:
  - {day: 2026-07-20, time: '10:00', place: The Guildhall, ${SOURCE}}
  - {day: 2026-07-20, time: '11:00', ${SOURCE}}
items:
  - {minute: 3, title: Minutes}
`

function read(files: Readonly<Record<string, string>>) {
  return readMeetings(
    new Map(Object.entries(files).map(([name, text]) => [`meetings/${name}.yaml`, text])),
    PEOPLE,
  )
}

function meetingsOf(files: Readonly<Record<string, string>>): Meetings {
  const made = read(files)
  assert.ok(made.ok, JSON.stringify(made))
  return made.value
}

function refusal(files: Readonly<Record<string, string>>): string {
  const made = read(files)
  assert.ok(!made.ok)
  return made.problems.map(({ message }) => message).join('\n')
}

const both = { '2026-06-08': FIRST, '2026-07-20': SECOND }

describe('the meetings of an area’s files', () => {
  it('are known by their days, the earliest first', () => {
    const { all } = meetingsOf({ '2026-07-20': SECOND, '2026-06-08': FIRST })
    assert.deepEqual(
      all.map(({ address }) => address),
      ['2026-06-08', '2026-07-20'],
    )
  })

  it('are none where there is no such folder', () => {
    assert.deepEqual(meetingsOf({}).all, [])
  })

  it('keep the place that was planned where a later source is silent on it', () => {
    const meeting = meetingsOf(both).byAddress.get('2026-07-20')
    assert.ok(meeting)
    const plan = planOf(meeting)
    assert.deepEqual([plan?.time, plan?.place], ['11:00', 'The Guildhall'])
  })

  it('are refused with file and line where nobody is of a name', () => {
    const wrong = { ...both, '2026-06-08': FIRST.replace('[ada]', '[adda]') }
    assert.match(
      refusal(wrong),
      /^meetings\/2026-06-08\.yaml, line 2: adda is nobody of people\.yaml\. Did you mean ada\?/,
    )
  })

  it('are refused where one ends before it begins', () => {
    const wrong = { ...both, '2026-06-08': FIRST.replace("'15:25'", "'13:25'") }
    assert.match(refusal(wrong), /line 2: it ends at 13:25, before it begins at 14:00/)
  })

  it('are refused where a resolution is under a minute that no item has', () => {
    const wrong = { ...both, '2026-06-08': FIRST.replace('{minute: 1, words', '{minute: 9, words') }
    assert.match(refusal(wrong), /line 7: it is resolved under minute 9, and no item has that/)
  })

  it('are refused where a minute is used twice in a municipal year, and not in two', () => {
    const again = SECOND.replace('minute: 3', 'minute: 2')
    assert.match(
      refusal({ ...both, '2026-07-20': again }),
      /meetings\/2026-07-20\.yaml, line 6: minute 2 is used at the meeting of 2026-06-08 too/,
    )
    const nextYear = again.replaceAll('2026-07-20', '2027-06-14')
    const alone = FIRST.replace('2026-07-20', '2027-06-14')
    assert.equal(meetingsOf({ '2026-06-08': alone, '2027-06-14': nextYear }).all.length, 2)
  })

  it('are refused where minutes were confirmed at a meeting that no file is of', () => {
    assert.match(refusal({ '2026-06-08': FIRST }), /no file is of the meeting 2026-07-20/)
  })

  it('are refused where somebody is both present and sends apologies', () => {
    const wrong = { ...both, '2026-06-08': FIRST.replace('apologies: [ben]', 'apologies: [ada]') }
    assert.match(refusal(wrong), /ada is both present and among the apologies/)
  })

  it('are refused in a file that names no day of the calendar', () => {
    assert.match(refusal({ '2026-02-30': SECOND }), /Name it by the day of its meeting/)
    assert.match(refusal({ july: SECOND }), /Name it by the day of its meeting/)
  })
})

describe('where a meeting stands', () => {
  const { byAddress } = meetingsOf(both)
  const words = (address: string, today: string) => {
    const meeting = byAddress.get(address)
    assert.ok(meeting)
    return standingWords(meeting, today, undefined)
  }

  it('is confirmed once its minutes were', () => {
    assert.equal(words('2026-06-08', '2026-08-01'), 'Held, and its minutes confirmed')
  })

  it('is planned until its day, and never “not held” after it', () => {
    assert.equal(words('2026-07-20', '2026-07-20'), 'Planned')
    assert.equal(
      words('2026-07-20', '2026-07-21'),
      'Planned; whether it was held is not recorded here',
    )
  })
})

describe('the seats that are accounted for', () => {
  const held = (present: number | null, apologies: number | null) => {
    const people = (count: number | null, name: string) =>
      count === null ? null : Array.from({ length: count }, (_, index) => `${name}-${index}`)
    return {
      ...{ day: '2019-07-22', place: null, began: null, ended: null, chair: null },
      ...{ present: people(present, 'present'), apologies: people(apologies, 'absent') },
      ...{
        in_attendance: null,
        declarations: null,
        adjourned: null,
        source: { document: 'Minutes' },
      },
    }
  }
  const say = (
    present: number | null,
    apologies: number | null,
    seats: number | null = 15,
    vacant = 0,
  ) => sayAccounted(accountFor(held(present, apologies), seats, vacant))

  it('leave one open at 10 present and 4 apologies of 15, and do not say which', () => {
    assert.equal(
      say(10, 4),
      '10 present and 4 apologies are 14 of 15 seats: one seat is not accounted for, and which is not stated.',
    )
  })

  it('count a vacant seat as nobody’s, and say that there is one', () => {
    assert.equal(
      say(6, 1, 12, 1),
      '6 present and 1 apology are 7 of 12 seats, of which one was vacant: four seats are not accounted for, and which is not stated.',
    )
    assert.equal(
      say(10, 1, 12, 1),
      '10 present and 1 apology are 11 of 12 seats, of which one was vacant.',
    )
  })

  it('say nothing of apologies that no paper speaks of', () => {
    assert.equal(
      say(12, null),
      '12 present, of 15 seats. Whether there were apologies is not recorded.',
    )
    assert.match(say(15, null), /15 present, as many as there were seats\./)
  })

  it('are not known, and not none, where nobody wrote down who was there', () => {
    assert.equal(say(null, null), 'Who was there is not recorded.')
    assert.equal(sayAccounted(accountFor(null, 15)), 'Who was there is not recorded.')
  })
})

describe('what is reckoned of a meeting', () => {
  it('took 85 minutes from 14:00 to 15:25, and an unknown time without its end', () => {
    assert.equal(minutesTaken({ began: '14:00', ended: '15:25' }), 85)
    assert.equal(minutesTaken({ began: '14:00', ended: null }), null)
  })

  it('is of the municipal year that began in June before', () => {
    assert.equal(municipalYearOf('2020-05-31', '06-01'), 2019)
    assert.equal(municipalYearOf('2020-06-01', '06-01'), 2020)
  })
})
