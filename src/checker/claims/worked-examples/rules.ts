import { type ExamplesByCheck, nothing, right, wrong } from './shapes.ts'

/** Of dates, times, paragraphs, definitions and limits that a paper names. */
export const RULE_EXAMPLES: ExamplesByCheck = {
  checkDates: [
    {
      right: right(
        'same-fact',
        'Tuesday 9 January 2024',
        'The Fenby Forum last met on Tuesday 9 January 2024.',
        '9 January 2024 is a Tuesday.',
      ),
      wrong: wrong(
        'same-fact',
        'Monday 9 January 2024',
        'The Fenby Forum last met on Monday 9 January 2024.',
        'That date is a Tuesday, not a Monday.',
      ),
      cannotTell: nothing('same-fact', 'The Fenby Forum last met on 9 January 2024.'),
    },
  ],
  checkPeriods: [
    {
      right: right(
        'definition',
        'March 2019',
        snapshot('2019'),
        'March 2019 is within the time of the report.',
      ),
      wrong: wrong(
        'definition',
        'March 2018',
        snapshot('2018'),
        'The report covers the year to March 2019; March 2018 lies before it.',
      ),
      cannotTell: nothing(
        'definition',
        'As at the end of March 2018 there were 40 open cases in Fenby.',
      ),
    },
  ],
  checkReferences: [
    {
      right: right('same-fact', 'Appendix 1', appendix('Appendix 1'), 'Appendix 1 is there.'),
      wrong: wrong(
        'same-fact',
        'Appendix A',
        appendix('Appendix A'),
        'The text names Appendix A, but what is attached is headed Appendix 1.',
      ),
      cannotTell: nothing('same-fact', 'The data for Fenby are in Appendix A.'),
    },
  ],
  checkDefinitions: [
    {
      right: right(
        'definition',
        'more than 12 months',
        'In Fenby a case is classed as longstanding if it has been open for more than 12 months.\n\nThere are 14 longstanding cases (more than 12 months).',
        'The definition says more than 12 months.',
      ),
      wrong: wrong(
        'definition',
        'more than 6 months',
        'In Fenby a case is classed as longstanding if it has been open for more than 12 months.\n\nThere are 14 longstanding cases (more than 6 months).',
        'The text says more than 6 months, but the paper\'s own definition of "longstanding" says more than 12 months.',
      ),
      cannotTell: nothing(
        'definition',
        'There are 14 longstanding cases in Fenby (more than 6 months).',
      ),
    },
  ],
  checkLimits: [
    {
      right: right(
        'same-fact',
        '15 working days',
        'The Fenby panel shall hold a confirmation hearing within 15 working days of notice of the appointment.\n\nA confirmation hearing on the appointment shall be held by the Fenby panel within 15 working days of notice.',
        'Line 3 gives the same limit.',
      ),
      wrong: wrong(
        'same-fact',
        '15 working days',
        'The Fenby panel shall hold a confirmation hearing within 15 working days of notice of the appointment.\n\nA confirmation hearing on the appointment shall be held by the Fenby panel within 15 days of notice.',
        'Here it is "15 working days"; on line 3 the same limit is "15 days".',
        'inconsistent',
      ),
      // So many a month is how often, not a limit
      cannotTell: nothing(
        'same-fact',
        'Incidents in Fenby in the six months to September 2023 totalled 6,480, or 1,080 a month on average. Deployments totalled 2,340 in the same six months, or 390 a month on average.',
      ),
    },
  ],
}

function snapshot(year: string): string {
  return `Fenby annual report 2018/19\n\nAs at the end of March ${year} there were 40 open cases.`
}

function appendix(cited: string): string {
  return `Fenby six-month review\n\nThe data are in ${cited}.\n\nAppendix 1\n\nIncidents in Fenby were few.`
}
