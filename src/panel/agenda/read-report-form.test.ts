import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readReportForm } from './read-report-form.ts'
import { wantingIn } from './report-form.ts'

const words = (...texts: string[]) =>
  texts.map((text) => ({ text, isHeading: text.startsWith('#'), placeOf: () => 'page 1' }))

/** As the reports of 24 September 2019 are laid out. */
const REPORT = words(
  'Report of POLICE AND CRIME COMMISSIONER',
  'Subject PEOPLE ZONES',
  'Date TUESDAY 24 SEPTEMBER 2019 – 2:00 p.m.',
  'Purpose of Report',
  '1. To tell the panel how the zones are coming on.',
  'Recommendations',
  '2. To discuss and note.',
  '# Where the zones are',
  'Legal matters of the second zone are settled.',
  'Implications',
  'Financial: None.',
  'Legal',
  'No specific issues identified.',
  'Equality Impact Assessment: Being conducted within each zone.',
  'Risks and Impact A risk register is in place.',
  'List of Appendices',
  'None.',
  'Person to Contact',
  'The manager, telephone 0000 000 0000',
)

describe('the sections of a report', () => {
  it('are read from its own text, each under its heading', () => {
    const form = readReportForm(REPORT)
    assert.equal(form.reportOf, 'POLICE AND CRIME COMMISSIONER')
    assert.equal(form.purpose, 'To tell the panel how the zones are coming on.')
    assert.equal(form.recommendation, 'To discuss and note.')
    assert.equal(form.financial, 'None.')
    assert.equal(form.legal, 'No specific issues identified.')
    assert.equal(form.equality, 'Being conducted within each zone.')
    assert.equal(form.risks, 'A risk register is in place.')
    assert.equal(form.appendices, 'None.')
    assert.doesNotMatch(JSON.stringify(form), /0000/)
  })

  it('may not be empty where they are implications, and "none" is not empty', () => {
    assert.deepEqual(wantingIn(readReportForm(REPORT), 'Item 4', true), [
      {
        where: 'Item 4',
        words: '“Link to the police and crime plan” is empty. Fill it in, or write none',
        mayStay: false,
      },
    ])
  })
})
