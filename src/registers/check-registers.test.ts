import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { checkRegister } from './check-registers.ts'
import { smallestDefinition } from './smallest-definition.ts'
import { AREA, readCalendars } from './testing.ts'

const ROOT = join(import.meta.dirname, '../..')
const TODAY = '2026-12-01'

describe('a definition of a register', () => {
  let files: ReadonlyMap<string, string>
  before(async () => {
    files = await readCalendars()
  })

  const check = (text: string, name = 'a.yaml') => checkRegister(name, text, files, AREA, TODAY)
  const said = (text: string) => {
    const checked = check(text)
    return checked.ok ? [] : checked.problems.map(({ line, message }) => `${line} ${message}`)
  }

  it('of those that any office may keep is right, and so are its examples', async () => {
    for (const name of await readdir(join(ROOT, 'registers'))) {
      const checked = check(await readFile(join(ROOT, 'registers', name), 'utf8'), name)
      assert.ok(checked.ok, checked.ok ? '' : checked.problems.map((one) => one.message).join('\n'))
      assert.ok(checked.value.examples > 0, name)
    }
  })

  it('in the recipe of CONTRIBUTING has every key, and is right as it stands there', async () => {
    const recipe = await readFile(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
    const [, text = ''] = /```yaml\n(register: [\s\S]*?)```/.exec(recipe) ?? []
    assert.deepEqual(said(text), [])
  })

  it('that is begun by the command is right', () => {
    assert.deepEqual(said(smallestDefinition('lost-property', 'Lost property')), [])
  })

  it('tells why where an entry stands cannot turn on the day, and takes a day that was agreed for one that is due', () => {
    const late = smallestDefinition('letters', 'Letters').replace(
      'when: answered is filled',
      'when: answered is blank and received < today - 10',
    )
    assert.match(
      said(late).join('\n'),
      /names "today", which changes from one day to the next.*Take it out: a clock tells of what is late/,
    )
    const agreed = smallestDefinition('letters', 'Letters')
      .replace('by: working-days-after, number: 10', 'by: days-after, number: 0')
      .replace("due: { answer: '2026-01-19' }", "due: { answer: '2026-01-05' }")
    assert.deepEqual(said(agreed), [])
  })

  it('tells all that is wrong with it at once, each with its line and what to do', () => {
    const text = smallestDefinition('letters', 'Letters')
      .replace('kind: person', 'kind: persn')
      .replace('when: answered is filled', 'when: anwered is filled')
      .replace('starts: received', 'starts: recieved')
      .replace('one: entry\n', 'wun: entry\n')
      .replace('value: 2 }', 'value: 3 }')
    const problems = said(text)
    assert.equal(problems.length, 4, problems.join('\n'))
    assert.match(
      problems.join('\n'),
      /^4 a.yaml, line 4: "wun" is not a field here.* What can stand here: register, name, one, many,/m,
    )
    assert.match(problems.join('\n'), /^18 .*“?"persn" will not do\. Write a kind of field/m)
    assert.match(
      problems.join('\n'),
      /^26 .*names "anwered", which is no field.*Did you mean answered\?/m,
    )
    assert.match(problems.join('\n'), /^31 .*"recieved" is no field that is filled in once/m)
  })

  it('is told where an example comes out otherwise than it says', () => {
    const text = smallestDefinition('letters', 'Letters')
      .replace('value: 2 }', 'value: 3 }')
      .replace('says: before it was received', 'says: after it was received')
    assert.deepEqual(
      said(text).map((one) => one.replace(/^.*counted" |^.*refused" /, '')),
      [
        'gives letters-received of 2026-01 as 2, not 3',
        'is to have row 1 refused with “after it was received”, and what is said is: It was answered before it was received. Correct one of the two days',
      ],
    )
  })

  it('has no heading of a spreadsheet that is that of two fields', () => {
    const text = smallestDefinition('letters', 'Letters').replace(
      'kind: person }',
      'kind: person, columns: [Answered] }',
    )
    assert.match(
      said(text).join('\n'),
      /the heading "(?:Answered|answered)" of \w+ is that of \w+ too\. Take it out of one of them/,
    )
  })

  it('calls no field as an entry, its list or its spreadsheet has something of its own', () => {
    const named = (name: string, kind: string, label = 'Told') =>
      said(
        smallestDefinition('letters', 'Letters').replace(
          '{ field: sender, label: Who sent it, kind: person }',
          `{ field: ${name}, label: ${label}, kind: ${kind} }`,
        ),
      ).join('\n')
    for (const [name, kind] of [
      ['reference', 'text'],
      ['state', 'text'],
      ['words', 'yes-no'],
      ['page', 'yes-no'],
      ['day', 'text'],
    ] as const)
      assert.match(named(name, kind), new RegExp(`no field.* can be called "${name}"`))
    assert.match(named('told', 'text', 'Reference'), /"Reference" of told is that of the reference/)
    assert.match(named('told', 'text', 'State'), /"State" of told is that of the state/)
    for (const name of ['words', 'page', 'reason', 'version', 'step'])
      assert.equal(named(name, 'text'), '')
  })

  it('counts a clock and what is kept from days alone', () => {
    const text = smallestDefinition('letters', 'Letters')
    const [, words = ''] = /field: (\w+),[^}]*kind: text/.exec(text) ?? []
    for (const key of ['starts', 'ends'])
      assert.match(
        said(text.replace(new RegExp(`${key}: \\w+`), `${key}: ${words}`)).join('\n'),
        new RegExp(`"${words}" is no day. Name a field of the kind day or hour`),
        key,
      )
  })

  it('has no sealed field for its title', () => {
    const text = smallestDefinition('letters', 'Letters')
    const [, title = ''] = /^title: (\w+)/m.exec(text) ?? []
    assert.match(
      said(text.replace(`field: ${title},`, `field: ${title}, audience: sealed,`)).join('\n'),
      new RegExp(`"${title}" is sealed, and the title of an entry is told to all`),
    )
  })

  it('has a person for its title only where everybody may read who it is', () => {
    const named = (more: string) =>
      said(
        smallestDefinition('letters', 'Letters')
          .replace('title: subject', 'title: sender')
          .replace('kind: person }', `kind: person${more} }`),
      ).join('\n')
    assert.match(named(''), /"sender" is sealed, and the title of an entry is told to all/)
    assert.doesNotMatch(named(', audience: public'), /is sealed/)
  })

  it('has no figures by a place or by codes that are sealed', () => {
    const yields = (field: string, key: string) =>
      said(
        smallestDefinition('letters', 'Letters')
          .replace(
            'checks:',
            `  - { field: sort, label: Sort, audience: sealed, ${field} }\nchecks:`,
          )
          .replace('count: entries', `count: entries\n    ${key}: sort`),
      ).join('\n')
    assert.match(yields('kind: place', 'place'), /"sort" is sealed, and the place of a figure is/)
    assert.match(yields('kind: yes-no', 'breakdown'), /"sort" is sealed, and a breakdown is told/)
  })

  it('sets by a move only what can stand there, and asks for something or sets it', () => {
    const moved = (move: string) =>
      said(
        smallestDefinition('letters', 'Letters').replace(
          '\nclocks:',
          `\nmoves:\n  - { move: done, name: Done, ${move} }\n\nclocks:`,
        ),
      ).join('\n')
    assert.equal(moved('sets: { answered: 5/1/2026 }'), '')
    assert.match(
      moved('sets: { answered: soon }'),
      /"soon" cannot be set\. Enter the day answered as/,
    )
    assert.match(moved('sets: { anwered: 2026-01-05 }'), /"anwered" is no field/)
    assert.match(
      moved('asks: [answered], sets: { answered: 2026-01-05 }'),
      /"answered" is set by the move, and is not asked too/,
    )
    assert.match(moved('to: answered'), /it neither asks nor sets anything/)
  })

  it('has each code once, and sets nothing beside what is of another kind', () => {
    const text = smallestDefinition('letters', 'Letters')
      .replace(
        'kind: person }',
        'kind: code, codes: [{ code: a, words: A, was: [b] }, { code: b, words: B }] }',
      )
      .replace('refuse: answered < received', 'refuse: answered < sender')
      .replace('when: answered is filled', 'when: answered')
      .replace('count: entries', 'share: received')
    const problems = said(text).join('\n')
    assert.match(problems, /the code of sender "b" is there twice\. Rename one/)
    assert.match(problems, /"answered < sender" sets a day beside a code, and the two are never/)
    assert.match(problems, /"answered" is a day, and a yes or no is wanted here\. Say of it what/)
    assert.match(problems, /"received" is a day, and a yes or no is wanted here/)
  })

  it('takes a name beside a list of codes for the code, though a field is called so too', () => {
    const text = smallestDefinition('letters', 'Letters')
      .replace('kind: person }', 'kind: code, codes: [{ code: answered, words: Done }] }')
      .replace('when: answered is filled', 'when: sender = answered')
    assert.doesNotMatch(said(text).join('\n'), /sets a/)
  })

  it('counts the parts of a group of which something holds, what stands last, the greatest, and rates', () => {
    const text = smallestDefinition('letters', 'Letters')
      .replace(
        'kind: text, required: true }',
        'kind: group, one: part, fields: [{ field: pages, label: Pages, kind: count }] }',
      )
      .replace('title: subject', 'title: received')
      .replace('count: entries', 'sum: count(subject, pages > 1)')
      .replace(
        '\nexamples:',
        ['last: most(subject.pages)', 'greatest: most(subject.pages)']
          .concat('rate: { part: count(subject), whole: sum(subject.pages) }')
          .map((way, index) => `  - { id: way-${index}, name: W, ${way} }\n`)
          .concat('\nexamples:')
          .join(''),
      )
      .replace(
        /\nexamples:[\s\S]*/,
        `
examples:
  - shows: all ways
    on: '2026-03-01'
    rows:
      - { received: 2026-01-05, subject: [{ pages: 1 }, { pages: 7 }] }
      - { received: 2026-01-06, subject: [{ pages: 2 }] }
    gives:
      figures:
        - { measure: letters-received, period: 2026-01, value: 2 }
        - { measure: way-0, period: 2026-01, value: 2 }
        - { measure: way-1, period: 2026-01, value: 7 }
        - { measure: way-2, period: 2026-01, value: 30 }
`,
      )
    assert.deepEqual(said(text), [])
  })

  it('asks for no file before an entry is recorded, and tells no entries apart by one', () => {
    const text = smallestDefinition('letters', 'Letters')
    const file = (more: string) =>
      text.replace('checks:', `  - { field: scan, label: Scan, kind: file${more} }\nchecks:`)
    assert.deepEqual(said(file('')), [])
    assert.match(
      said(file(', required: true')).join(),
      /scan is required before\. Take "required" out/,
    )
    const told = said(file('').replace('title: subject', 'title: scan\nduplicates: [scan]'))
    assert.equal(
      told.filter((one) => /"scan" is a file, which cannot be typed/.test(one)).length,
      2,
    )
    const inside =
      '{ field: calls, label: Calls, kind: group, one: call, fields: [{ field: scan, label: Scan, kind: file }] }'
    const grouped = said(text.replace('checks:', `  - ${inside}\nchecks:`))
    assert.match(grouped.join(), /"file" will not do\. Write a kind of field: text/)
  })

  it('says for how many months or years an entry is kept, and not both', () => {
    const text = (kept: string) =>
      smallestDefinition('letters', 'Letters').replace('months: 24', kept)
    assert.deepEqual(said(text('years: 2')), [])
    assert.match(said(text('years: 2, months: 3')).join('\n'), /Say either months or years/)
  })

  it('is called as its file in a folder of registers', () => {
    const checked = check(smallestDefinition('letters', 'Letters'), 'area/registers/post.yaml')
    assert.ok(!checked.ok)
    assert.match(checked.problems[0]?.message ?? '', /called letters and its file post\.yaml/)
  })

  it('has no state that tells others what is sealed', () => {
    const text = (state: string) =>
      smallestDefinition('letters', 'Letters').replace('answered is filled,', state)
    const told = /whether an entry is answered turns on "sender", which is sealed/
    assert.match(said(text('sender is filled,')).join('\n'), told)
    assert.doesNotMatch(said(text('sender is filled, seen_by: sealed,')).join('\n'), told)
  })

  it('may not list entries by a day that some who know of them may not read', () => {
    const text = smallestDefinition('letters', 'Letters').replace(
      'seen_by: office',
      'seen_by: public',
    )
    assert.match(said(text).join('\n'), /entries are listed by "received", and everybody may know/)
  })

  it('adds up money in pounds and lengths of time in hours, and says so', () => {
    const text = smallestDefinition('letters', 'Letters')
      .replace('kind: text, required: true }', 'kind: duration, required: true }')
      .replace('count: entries\n', 'sum: subject\n')
      .replace(
        /\nexamples:[\s\S]*/,
        '\nexamples: [{ shows: x, rows: [{ received: 2026-01-05, subject: 1.5 }], gives: {} }]\n',
      )
    assert.match(said(text).join('\n'), /is of lengths of time\. Give it "unit: hours"/)
  })

  it('with words that go on after a comma or a colon inside braces is told to put them in quotation marks', () => {
    const with_ = (check: string) =>
      said(
        smallestDefinition('letters', 'Letters').replace('checks:', `checks:\n  - ${check}`),
      ).join('\n')
    const marks = /goes on after a comma inside braces, put all of those words in quotation marks/
    assert.match(
      with_('{ warn: subject is blank, say: It is blank, which is odd, at: subject }'),
      marks,
    )
    assert.match(with_('{ warn: subject in (a, b), say: It is odd }'), marks)
    const colon = with_('{ warn: subject is blank, say: Look: it is blank }')
    assert.match(
      colon,
      /a colon stands where words go on\. Words with a colon in them are put in quotation marks/,
    )
    assert.equal(with_('{ warn: subject is blank, say: "It is: blank, which is odd" }'), '')
  })

  it('asks for a yes or no by its label, where that is no question itself', () => {
    const told = (label: string) =>
      said(
        smallestDefinition('letters', 'Letters').replace(
          'checks:',
          `  - { field: paid, label: ${label}, kind: yes-no, required: true }\nchecks:`,
        ),
      ).join('\n')
    assert.match(told('With a bar'), /Say yes or no to “With a bar”/)
    assert.match(told('Whether it was paid'), /Say whether it was paid/)
  })

  it('has examples that name a measure and a period of which it has figures, and says how one is written', () => {
    const told = (measure: string, period: string) =>
      said(
        smallestDefinition('letters', 'Letters').replace(
          'measure: letters-received, period: 2026-01, value: 2',
          `measure: ${measure}, period: ${period}, value: 2`,
        ),
      ).join('\n')
    assert.match(
      told('letters-recieved', '2026-01'),
      /which is no measure of this register\. Write one of letters-received/,
    )
    for (const period of ['2026-Q1', '2025-26-Q4', '2025-26', 'January'])
      assert.match(
        told('letters-received', period),
        /of which it has no figure\. Write a month as 2026-04/,
        period,
      )
    assert.equal(told('letters-received', '2026-01'), '')
  })

  it('adds days to a day, and neither a length of time nor money', () => {
    const checked = (condition: string) =>
      said(
        smallestDefinition('letters', 'Letters').replace(
          'checks:',
          `  - { field: took, label: Took, kind: duration }\n  - { field: paid, label: Paid, kind: money }\n  - { field: days, label: Days, kind: count }\nchecks:\n  - { warn: '${condition}', say: It may be late }`,
        ),
      ).join('\n')
    for (const condition of [
      'received + took > today',
      'received - took < today',
      'took + received > today',
      'received + paid > today',
      'received + 2 * took > today',
      'received + took / 24 > today',
    ])
      assert.match(
        checked(condition),
        /between a day and a length of time or money\. Days are added to a day/,
        condition,
      )
    for (const condition of [
      'received + days > today',
      'received - 2 * days < today',
      'received + took / took > today',
    ])
      assert.equal(checked(condition), '', condition)
  })

  it('has a clock that ends by whichever of several fields came first', () => {
    const clock = (row: string, share: string, due = '2026-01-09') =>
      said(
        smallestDefinition('letters', 'Letters')
          .replace(
            'checks:',
            '  - { field: sent, label: Sent, kind: day }\n  - { field: dropped, label: Dropped, kind: day }\nchecks:',
          )
          .replace(/\nclocks:[\s\S]*?\nmeasures:/, '\nmeasures:')
          .replace(
            'measures:',
            'clocks: [{ clock: reply, name: Reply, starts: received, count: { by: days-after, number: 4 }, ends: [sent, dropped] }]\nmeasures:\n  - { id: replied, name: Replied, noun: { one: letter, many: letters }, unit: percent, better: higher, definition: In time, share: reply.on_time }',
          )
          .replace(
            /\nexamples:[\s\S]*/,
            `\nexamples: [{ shows: x, on: '2026-03-01', rows: [{ received: 2026-01-05, subject: Hall, ${row} }], gives: { due: { reply: '${due}' }, figures: [{ measure: replied, period: 2026-01, value: ${share} }] } }]\n`,
          ),
      ).join('\n')
    assert.equal(clock('sent: 2026-01-08', '100'), '')
    assert.equal(clock('dropped: 2026-01-09', '100'), '')
    assert.equal(clock('dropped: 2026-01-10', '0'), '')
    assert.equal(clock('sent: 2026-01-20, dropped: 2026-01-06', '100'), '')
    assert.equal(clock('sent: 2026-01-20, dropped: 2026-01-19', '0'), '')
    assert.equal(clock('shelf: 1'.replace('shelf: 1', "sent: ''"), '0'), '')
  })

  it('takes amounts of money and lengths of time in what has to hold as they are typed', () => {
    const text = (kinds: string, check: string, row: string, gives: string) =>
      smallestDefinition('letters', 'Letters')
        .replace(
          'checks:',
          `  - ${kinds}\nchecks:\n  - { refuse: '${check}', say: It is too much. Correct it }`,
        )
        .replace(
          /\nexamples:[\s\S]*/,
          `\nexamples: [{ shows: x, rows: [{ received: 2026-01-05, subject: Hall, ${row} }], gives: ${gives} }]\n`,
        )
    const taken = '{ entries: 1 }'
    const refused = '{ refused: [{ row: 1, says: It is too much }] }'
    const MONEY =
      '{ field: paid, label: Paid, kind: money }\n  - { field: due, label: Due, kind: money }'
    const HOURS =
      '{ field: took, label: Took, kind: duration }\n  - { field: came, label: Came, kind: hour }\n  - { field: went, label: Went, kind: hour }'
    const COSTS =
      '{ field: costs, label: Costs, kind: group, one: cost, fields: [{ field: cost, label: Cost, kind: money }] }'
    const cases = [
      [MONEY, 'paid > 500', 'paid: 499.99', taken],
      [MONEY, 'paid > 500', 'paid: 500.01', refused],
      [MONEY, 'paid = 0.29', 'paid: 0.29', refused],
      [MONEY, 'paid in (10, 20)', 'paid: 20', refused],
      [MONEY, 'paid > due + 10', 'paid: 110, due: 100', taken],
      [MONEY, 'paid > due + 10', 'paid: 110.01, due: 100', refused],
      [MONEY, '2 * paid / 3 > 100', 'paid: 150', taken],
      [MONEY, 'paid / due > 2', 'paid: 150, due: 70', refused],
      [MONEY, 'paid / due > 2', 'paid: 140, due: 70', taken],
      [HOURS, 'took > 1.5', "took: '1:30'", taken],
      [HOURS, 'took > 1.5', "took: '1:31'", refused],
      [
        HOURS,
        'took > went - came',
        "took: 3, came: '2026-01-05 09:00', went: '2026-01-05 12:00'",
        taken,
      ],
      [
        HOURS,
        'took > went - came',
        "took: 3, came: '2026-01-05 09:00', went: '2026-01-05 11:00'",
        refused,
      ],
      [COSTS, 'sum(costs.cost) > 5', 'costs: [{ cost: 3 }, { cost: 2 }]', taken],
      [COSTS, 'sum(costs.cost) > 5', 'costs: [{ cost: 3 }, { cost: 2.01 }]', refused],
      [COSTS, 'some(costs, cost > 2.5)', 'costs: [{ cost: 1 }, { cost: 2.5 }]', taken],
      [COSTS, 'some(costs, cost > 2.5)', 'costs: [{ cost: 1 }, { cost: 2.6 }]', refused],
    ] as const
    for (const [kinds, check, row, gives] of cases)
      assert.deepEqual(said(text(kinds, check, row, gives)), [], `${check}: ${row}`)
  })

  it('has differences of its own counts alone, in one unit and of the same periods', async () => {
    const text = await readFile(join(ROOT, 'registers/keep-safe-places.yaml'), 'utf8')
    const wrong = (from: string, to: string) => said(text.replace(from, to)).join('\n')
    const DIFFERENCE = '{ of: keep-safe-places-opened, less: keep-safe-places-closed }'
    assert.match(
      wrong(DIFFERENCE, '{ of: keep-safe-places-opened, less: keep-safe-places-shut }'),
      /"keep-safe-places-shut" is no count, sum or stock of this register. Write one of keep-safe-places-opened, keep-safe-places-closed, keep-safe-places-open/,
    )
    assert.match(
      wrong(`${DIFFERENCE}\n    by: [year]`, `${DIFFERENCE}\n    by: [quarter]`),
      /keep-safe-places-closed has no figures by quarter/,
    )
    assert.match(
      wrong(DIFFERENCE, `${DIFFERENCE}\n    where: closed is blank`),
      /takes this from its two measures. Take "where" out/,
    )
    assert.match(
      wrong('{ from: opened, until: closed }', '{ from: opened, until: name }'),
      /"name" is no day or hour/,
    )
  })
})
