import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isReached } from './counts.ts'
import { draw } from './draw.ts'
import { findMutants } from './find-mutants.ts'
import { nearestFirst, programFiles, testsOf } from './folder-tests.ts'

/** What the text becomes under each of its mutants. */
function mutantsOf(text: string): readonly string[] {
  return findMutants('made-up.ts', text).map(
    ({ from, end, after }) => text.slice(0, from) + after + text.slice(end),
  )
}

describe('the mutants of a file', () => {
  it('move a boundary and turn it round', () => {
    assert.deepEqual(mutantsOf('const isLate = day < due'), [
      'const isLate = day <= due',
      'const isLate = day >= due',
    ])
  })

  it('hold a condition true and false', () => {
    assert.deepEqual(mutantsOf('if (late) say()'), ['if (true) say()', 'if (false) say()'])
    assert.deepEqual(mutantsOf('const word = late ? a : b'), [
      'const word = true ? a : b',
      'const word = false ? a : b',
    ])
  })

  it('make a number one more and leave words out', () => {
    assert.deepEqual(mutantsOf('const run = 7'), ['const run = 8'])
    assert.deepEqual(mutantsOf("const word = 'late'"), ["const word = ''"])
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a program
    assert.deepEqual(mutantsOf('const words = `${days} late`'), ['const words = ``'])
  })

  it('do not make a call, and keep what a list was to be rid of', () => {
    assert.deepEqual(mutantsOf('function tell() { say() }'), ['function tell() { ; }'])
    assert.deepEqual(mutantsOf('const left = all.filter(isLate)'), ['const left = all'])
  })

  it('find the sign itself, not one in the words before it', () => {
    assert.deepEqual(mutantsOf('const all = f(a["+"]) + 1'), [
      'const all = f(a["+"]) - 1',
      "const all = f(a['']) + 1",
      'const all = f(a["+"]) + 2',
    ])
  })

  it('leave types, imports, names, compared words and thrown words alone', () => {
    const quiet = [
      "import { a } from './a.ts'",
      "type Word = 'late' | 7",
      "const none: Record<'a', 1> = {} as { b: 'c' }",
      'const names = { "a-b": late }',
      "throw new Error('late')",
    ]
    assert.deepEqual(quiet.flatMap(mutantsOf), [])
    assert.deepEqual(mutantsOf("const is = word === 'late'"), ["const is = word !== 'late'"])
    assert.deepEqual(mutantsOf("const both = word + ' late'").length, 1)
  })

  it('say where what they change begins to be worked: of a sign, its first side', () => {
    assert.deepEqual(
      findMutants('made-up.ts', "const a = one() ?? 'none'").map(({ worked, from }) => [
        worked,
        from,
      ]),
      [
        [10, 16],
        [19, 19],
      ],
    )
  })

  it('say in which line they are', () => {
    assert.deepEqual(
      findMutants('made-up.ts', 'const a = 1\nconst b = 2\n').map(({ line }) => line),
      [1, 2],
    )
  })
})

describe('the mutants drawn', () => {
  const all = Array.from({ length: 100 }, (_, place) => place)

  it('are the same for the same seed, in order, none twice', () => {
    const drawn = draw(all, 10, 5)
    assert.deepEqual(draw(all, 10, 5), drawn)
    assert.notDeepEqual(draw(all, 10, 6), drawn)
    assert.deepEqual(
      [...new Set(drawn)].toSorted((one, other) => one - other),
      drawn,
    )
    assert.equal(drawn.length, 10)
  })

  it('are all of them when there are no more', () => {
    assert.deepEqual(draw(all, 200, 5), all)
  })
})

describe('the places that a test reaches', () => {
  // function pick(one) { return one ? 'yes' : 'no' }, called with something, in a file that was loaded before
  const loaded = { ranges: [{ startOffset: 0, endOffset: 60, count: 0 }] }
  const pick = {
    ranges: [
      { startOffset: 0, endOffset: 48, count: 3 },
      { startOffset: 40, endOffset: 46, count: 0 },
    ],
  }

  it('are those that ran, as the shortest stretch around them says', () => {
    assert.equal(isReached([loaded, pick], 28), true)
    assert.equal(isReached([loaded, pick], 43), false, 'the other answer was not given')
    assert.equal(isReached([loaded, pick], 46), true)
    assert.equal(isReached([loaded, pick], 50), false, 'it ran before')
  })

  it('are none of a file of which nothing ran', () => {
    assert.equal(isReached([], 28), false)
  })
})

describe('the tests of a folder', () => {
  it('are those in it and those that import from it, and its files are the rest', () => {
    assert.ok(testsOf('test/mutants').includes('test/mutants/find-mutants.test.ts'))
    const files = programFiles('test/mutants')
    assert.ok(files.includes('test/mutants/draw.ts'))
    assert.ok(!files.some((file) => file.endsWith('.test.ts')))
  })

  it('begin with the one beside the file that is changed', () => {
    const tests = ['src/made-up/dogs.test.ts', 'src/made-up/cats.test.ts', 'test/pets.test.ts']
    assert.deepEqual(nearestFirst(tests, 'src/made-up/cats.ts'), [tests[1], tests[0], tests[2]])
    assert.deepEqual(nearestFirst(tests, 'src/made-up/mice.ts'), tests)
  })

  it('are also those of test/ that put its whole subject to the proof, by another way than its index', () => {
    const tests = testsOf('src/checker/tables')
    assert.ok(tests.includes('src/checker/tables/cells.test.ts'))
    assert.ok(tests.includes('test/held-findings.test.ts'))
    assert.ok(!tests.includes('test/commentary.test.ts'), 'it imports the index alone')
    assert.ok(!tests.includes('src/checker/claims/rivals.test.ts'), 'it stands in another folder')
  })
})
