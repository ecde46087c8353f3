import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isInForce, rulesInForce } from './constitution.ts'
import { parseConstitution } from './load-constitution.ts'
import { constitutionOf, ruleTextsOf } from './testing-rules.ts'

const AREA = 'test/fixtures/areas/northmere'

/** The made-up area with one passage of one file replaced. */
function withSlip(file: string, passage: string, slip: string): readonly string[] {
  const files = ruleTextsOf(AREA)
  const text = files.get(file) ?? ''
  assert.ok(text.includes(passage), `${file} has no "${passage}"`)
  const outcome = parseConstitution(files.set(file, text.replace(passage, slip)))
  return outcome.ok ? [] : outcome.problems.map(({ message }) => message)
}

describe('a constitution read from an area’s files', () => {
  it('is whole as it stands', () => {
    assert.ok(constitutionOf(AREA).rules.length > 40)
  })

  it('names the file, the line, the rule and the remedy of a wrong kind', () => {
    const [problem = ''] = withSlip('constitution/voting.yaml', 'kind: prohibition', 'kind: ban')
    assert.match(
      problem,
      /^constitution\/voting\.yaml, line \d+, rules › north-no-secret › kind: "ban" will not do\. Write one of majority, quorum, deadline,/,
    )
  })

  it('names a field that is misspelled, and one that is missing', () => {
    const [problem = ''] = withSlip(
      'constitution/voting.yaml',
      'gloss: There are no secret ballots.',
      'glos: There are no secret ballots.',
    ).filter((message) => message.includes('glos"'))
    assert.match(problem, /north-no-secret.*"glos" is not a field here. Correct its spelling/)
  })

  it('says what a rule that settles a point must fix', () => {
    assert.deepEqual(
      withSlip('constitution/voting.yaml', 'methods: [secret]', 'methods: [whispers]'),
      [
        'constitution/voting.yaml, line 135, rule north-no-secret: parameters › methods › 0, as it decides "no-ballot": "whispers" is not allowed. Write one of hands, voices, electronic, secret',
      ],
    )
    assert.deepEqual(withSlip('constitution/voting.yaml', 'methods: [secret]', 'ways: [secret]'), [
      'constitution/voting.yaml, line 135, rule north-no-secret: parameters › methods, as it decides "no-ballot": it is missing. Add it',
      'constitution/voting.yaml, line 135, rule north-no-secret: parameters, as it decides "no-ballot": "ways" is not a field here. Correct its spelling or take it out',
    ])
  })

  it('says of what kind a rule that settles a point must be', () => {
    assert.deepEqual(
      withSlip('constitution/voting.yaml', 'decides: no-ballot', 'decides: ordinary-vote').slice(
        0,
        1,
      ),
      [
        'constitution/voting.yaml, line 127, rule north-no-secret: it decides "ordinary-vote" and so must be of kind majority, not prohibition. Change one of them',
      ],
    )
  })

  it('finds two rules of one id, a version and a conflict that are not there, and days crossed', () => {
    const slips: readonly (readonly [string, string, string, RegExp])[] = [
      [
        'constitution/voting.yaml',
        'id: north-no-secret',
        'id: north-methods',
        /has a rule of the same id. Rename one/,
      ],
      [
        'constitution/voting.yaml',
        'versions: [adopted-2025]',
        'versions: [adopted-2052]',
        /there is no version "adopted-2052". Write one of adopted-2025/,
      ],
      [
        'constitution/voting.yaml',
        'versions: [adopted-2025]',
        'versions: [adopted-2025]\n    conflicts: [C99]',
        /there is no conflict "C99". Correct the id, or add the conflict/,
      ],
      [
        'constitution/voting.yaml',
        'in_force_from: 2025-05-01',
        'in_force_from: 2025-05-01\n    in_force_to: 2025-04-01',
        /it ends \(2025-04-01\) before it begins/,
      ],
    ]
    for (const [file, passage, slip, message] of slips) {
      assert.match(withSlip(file, passage, slip).join('\n'), message)
    }
  })

  it('says everything that is wrong at once', () => {
    const files = ruleTextsOf(AREA)
    files.delete('constitution/settings.yaml')
    files.set('constitution/conflicts.yaml', 'conflicts: none')
    const outcome = parseConstitution(files)
    assert.ok(!outcome.ok)
    assert.deepEqual(
      outcome.problems.map(({ code, field }) => [code, field]),
      [
        ['missing-file', 'constitution/settings.yaml'],
        ['does-not-fit', 'constitution/conflicts.yaml'],
      ],
    )
  })
})

describe('what cannot be read', () => {
  it('is told once, and nothing is said of the rules that refer to it', () => {
    for (const [file, passage, slip] of [
      ['constitution/versions.yaml', 'versions:', 'version:'],
      ['constitution/conflicts.yaml', 'conflicts:', 'conflict:'],
      ['constitution/voting.yaml', 'rules:', 'rules: ['],
    ] as const) {
      const told = withSlip(file, passage, slip)
      assert.deepEqual(
        told.filter((message) => !message.startsWith(`${file}, line `)),
        [],
      )
      assert.ok(told.length > 0)
    }
  })
})

describe('the law that holds everywhere', () => {
  const LAW = 'statute/removal.yaml'
  /** Northmere with its own law, changed by an area's file. */
  const changedBy = (text: string) =>
    parseConstitution(ruleTextsOf(AREA).set('statute/changes.yaml', text))

  it('is changed field by field where an area says so, and is otherwise as it was', () => {
    const before = constitutionOf(AREA).byId.get('north-statute-removal')
    const outcome = changedBy(
      'changes: [{ rule: north-statute-removal, doubt: None, conflicts: [] }]',
    )
    assert.ok(outcome.ok && before)
    assert.deepEqual(outcome.value.byId.get('north-statute-removal'), { ...before, doubt: 'None' })
    assert.equal(before.file, LAW)
  })

  it('is told of a wrong change in the file that makes it, not in the law’s', () => {
    const outcome = changedBy('changes:\n  - rule: north-statute-removal\n    conflicts: [C99]\n')
    assert.ok(!outcome.ok)
    assert.deepEqual(
      outcome.problems.map(({ message }) => message),
      [
        'statute/changes.yaml, line 3, rule north-statute-removal: there is no conflict "C99". ' +
          'Correct the id, or add the conflict to constitution/conflicts.yaml',
      ],
    )
  })

  it('is not changed by rules it has not, or twice, or by a rule of the panel’s own', () => {
    const outcome = changedBy(
      [
        'changes:',
        '  - { rule: north-statute-removal, doubt: One }',
        '  - { rule: north-statute-removal, doubt: Two }',
        '  - { rule: north-no-secret, doubt: Three }',
      ].join('\n'),
    )
    assert.ok(!outcome.ok)
    assert.deepEqual(
      outcome.problems.map(({ message }) => message),
      [
        'statute/changes.yaml, line 3, rule north-statute-removal: it is changed twice. Make one entry of the two',
        'statute/changes.yaml, line 4: the law has no rule "north-no-secret" to change. Correct the id, or take it out',
      ],
    )
  })
})

describe('rules in force on a day', () => {
  it('are those that have begun and not ended', () => {
    const [rule] = constitutionOf(AREA).rules
    assert.ok(rule)
    const ended = { ...rule, in_force_from: '2020-01-01', in_force_to: '2020-12-31' }
    assert.deepEqual(
      ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map((day) => isInForce(ended, day)),
      [false, true, true, false],
    )
  })

  it('are none before the text was adopted', () => {
    assert.deepEqual(rulesInForce(constitutionOf(AREA), '2025-04-30'), [])
  })
})
