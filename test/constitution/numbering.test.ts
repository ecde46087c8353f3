import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerQuestion } from '#constitution/ask.ts'
import { citeParagraph } from '#constitution/constitution.ts'
import { checkNotice, makeTimetable, numberedOn } from '#constitution/index.ts'
import { constitutionOf } from '#constitution/testing-rules.ts'
import { calendarOf } from '#days/testing-calendar.ts'

// The newest text applies from 24 September 2019; it took out three rules, so 105(c) became 102(c).
const constitution = constitutionOf('areas/leicestershire')
const [LAST_OLD, FIRST_NEW] = ['2019-09-23', '2019-09-24']

const vetoOn = (today: string) => {
  const vote = { members: 15, present: 15, for: 10, against: 5, abstain: 0 }
  const asked = { matter: 'precept', stage: 'proposed', ...vote }
  const outcome = answerQuestion(constitution, 'veto', asked, { today })
  assert.ok(outcome.ok)
  return outcome.value
}

describe('a paragraph is cited by the number it had on the day', () => {
  it('in an answer, from the first day of a text to its last', () => {
    const cited = (day: string) => vetoOn(day).because.map(({ paragraph }) => paragraph)
    assert.ok(cited(LAST_OLD).includes('Rule 105(c) (old numbering)'))
    assert.ok(cited(FIRST_NEW).includes('Rule 102(c)'))
    assert.ok(!cited(LAST_OLD).includes('Rule 102(c)'))
  })

  it('in a timetable, by the day it begins on', () => {
    const reckoner = { constitution, calendar: calendarOf() }
    const paragraphs = (financialYear: string, notified: string) => {
      const made = makeTimetable('precept', { financialYear, notified }, reckoner)
      assert.ok(made.ok)
      return made.value.because.map(({ paragraph }) => paragraph)
    }
    assert.ok(paragraphs('2019-20', '2019-02-01').some((one) => one.endsWith('(old numbering)')))
    assert.ok(paragraphs('2020-21', '2020-02-03').every((one) => !one.endsWith('(old numbering)')))
    assert.ok(checkNotice('2019-02-01', '2019-02-20', reckoner) !== undefined)
  })

  it('in the texts of a conflict, and back again on a later day', () => {
    const old = numberedOn(constitution, LAST_OLD)
    const conflict = [...old.conflicts.values()].find(({ texts }) =>
      texts.some((text) => text.includes('(old numbering): ')),
    )
    assert.ok(conflict !== undefined)
    const again = numberedOn(old, FIRST_NEW)
    assert.deepEqual(again.rules.map(citeParagraph), constitution.rules.map(citeParagraph))
    assert.deepEqual(
      again.conflicts.get(conflict.id)?.texts,
      constitution.conflicts.get(conflict.id)?.texts,
    )
  })

  it('the same where the number did not change, or one text is all there is', () => {
    const old = numberedOn(constitution, LAST_OLD)
    const same = old.rules.filter(({ paragraph }) => paragraph.now === paragraph.before)
    assert.ok(same.length > 0)
    for (const rule of same) assert.equal(citeParagraph(rule), rule.paragraph.now)
    const { versions } = constitution.versions
    const single = { ...constitution, versions: { versions: versions.slice(-1) } }
    assert.equal(numberedOn(single, LAST_OLD), single)
  })
})
