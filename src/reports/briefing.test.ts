import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setPdf } from '#documents/index.ts'
import { brief } from './briefing.ts'
import { exampleReport } from './example-report.ts'
import type { Briefing, ReportLine, ReportSection } from './report.ts'
import { prepareBriefingPdf } from './report-pdf.ts'

const report = exampleReport()
const beforeWords = 'January to March 2019'

/** The lines of a part as plain words. */
function said(briefing: Briefing, part: 0 | 1 | 2): readonly string[] {
  return (briefing.parts[part]?.lines ?? []).map((line) => line.map(({ text }) => text).join(''))
}

/** The report's sections with each row changed. */
function changed(change: (row: ReportLine) => Partial<ReportLine>): readonly ReportSection[] {
  return report.sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => ({ ...row, ...change(row) })),
  }))
}

const calm = changed(() => ({ exceptions: [], notes: [], target: null }))
const blank = { text: 'not published', figure: null }
const bare = changed(() => ({ exceptions: [], notes: [], target: null, chart: null, value: blank }))

describe('a briefing', () => {
  it('says what is unusual, and asks about it by its kind', () => {
    const briefing = brief({ sections: report.sections, before: undefined, beforeWords })
    assert.deepEqual(said(briefing, 0), [
      '999 calls: June 2019: 645, 50 above the usual range of 429 to 595.',
      'Residential burglary: November 2018 to June 2019: eight months running below the average of 252.',
      'Custody visits made: 37 visits are 95% of the 39 needed.',
    ])
    assert.deepEqual(said(briefing, 2), [
      '999 calls; Residential burglary. What lies behind each of them?',
      'Custody visits made. What would it take to meet the target?',
      'Missing person reports: Not specified. Which of the paper’s figures is right?',
      'Stalking and harassment; Information requests answered. What would the figure be, counted as it was before?',
    ])
  })

  it('says so when there is no report before it', () => {
    const briefing = brief({ sections: report.sections, before: undefined, beforeWords })
    assert.deepEqual(said(briefing, 1), [
      'There is no report for January to March 2019 to set beside this one.',
    ])
  })

  it('says what became unusual, what no longer is, and what still is', () => {
    const lines = (sections: readonly ReportSection[], before: readonly ReportSection[]) =>
      said(brief({ sections, before, beforeWords }), 1)
    const onlyCalls = changed(({ name, exceptions }) => ({
      exceptions: name === '999 calls' ? exceptions : [],
    }))
    assert.deepEqual(lines(report.sections, onlyCalls).slice(0, 2), [
      'Unusual now, not then: Residential burglary.',
      'Unusual both times: 999 calls.',
    ])
    assert.equal(
      lines(onlyCalls, report.sections)[0],
      'Unusual then, not now: Residential burglary.',
    )
    const met = changed(({ target }) => ({ target: target && { ...target, met: true } }))
    assert.ok(
      lines(report.sections, met).includes('Target missed now, met then: Custody visits made.'),
    )
    assert.ok(
      lines(met, report.sections).includes('Target met now, missed then: Custody visits made.'),
    )
  })

  it('gives the headlines that cannot be judged beside what they were, and calls it no change', () => {
    const briefing = brief({ sections: report.sections, before: report.sections, beforeWords })
    assert.ok(
      said(briefing, 1).includes('All recorded crime: 14,213; 14,213 in January to March 2019.'),
    )
  })

  it('is true when nothing is unusual', () => {
    const none = changed(({ chart }) => ({
      exceptions: [],
      notes: [],
      target: null,
      chart,
      value: blank,
    }))
    const briefing = brief({ sections: none, before: none, beforeWords })
    assert.deepEqual(said(briefing, 0), [
      'Nothing: each of the two measures that can be judged is within its usual range.',
    ])
    assert.deepEqual(said(briefing, 1), [
      'Nothing that can be judged: what was within its usual range still is.',
    ])
    const comparable = brief({
      sections: calm.map((section) => ({
        ...section,
        rows: section.rows.filter(({ change }) => change.text !== 'not comparable'),
      })),
      before: undefined,
      beforeWords,
    })
    assert.deepEqual(said(comparable, 2), ['Nothing in this report raises a question.'])
  })

  it('is true when no figure is held', () => {
    const briefing = brief({ sections: bare, before: bare, beforeWords })
    assert.deepEqual(said(briefing, 0), [
      'That cannot be said: no measure has the months that a usual range needs.',
    ])
    assert.deepEqual(said(briefing, 1), [
      'Nothing in this report can be set beside that for January to March 2019.',
    ])
    assert.match(said(briefing, 2).at(-1) ?? '', /^When will figures for each month be published/)
    assert.equal(brief({ sections: [], before: [], beforeWords }).parts.length, 3)
  })

  it('is one page of A4, however long its report', async () => {
    for (const measures of [10, 400]) {
      const long = exampleReport(measures)
      const briefing = brief({ sections: long.sections, before: long.sections, beforeWords })
      const pdf = await setPdf(prepareBriefingPdf({ ...long, briefing }))
      assert.ok(pdf.ok)
      assert.equal(pdf.value.toString('latin1').match(/\/Type \/Page\b/g)?.length, 1)
      assert.match(pdf.value.toString('latin1'), /\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/)
    }
  })
})
