import type { TestPaper } from './paper-files.ts'

/**
 * A made-up quarterly report with what makes real ones hard to read: two tables, one with a heading
 * over two columns and a label of two lines, a footnote in the middle of a sentence, two columns, a
 * header and a number on each page, hyphens at line ends. Its slips are meant.
 */
export const northmerePaper: TestPaper = {
  title: 'Northmere Police: first quarter 2023/24',
  header: 'Northmere Police and Crime Panel, 20 July 2023',
  parts: [
    { kind: 'heading', text: 'Purpose of Report' },
    {
      kind: 'paragraph',
      text: 'This report sets out the performance of the force for the period 1 April 2023 to 30 June 2023.',
    },
    { kind: 'heading', text: 'Missing people' },
    {
      kind: 'paragraph',
      text: 'There were 5,050 reports of missing people in the quarter, an increase of 838 or 16.6%.',
      footnote: { after: '5,050', text: 'Counted on 3 July 2023, when 12 reports had no outcome.' },
    },
    {
      kind: 'table',
      heading: ['Gender', '2022/23', '2023/24', 'Change', '% change'],
      rows: [
        ['Male', '576', '677', '+101', '+18%'],
        ['Female', '764', '588', '-176', '-23%'],
        ['Unspecified', '106', '129', '-23', '-22%'],
      ],
    },
    {
      kind: 'paragraph',
      text: 'The team visited 48 of the 60 schools in the area, which is 75%.',
    },
    { kind: 'columns' },
    { kind: 'heading', text: 'Recorded crime' },
    {
      kind: 'paragraph',
      text: 'Vehicle offences increased from 1,000 to 1,095, and the neighbourhood teams have considered what the residents of Westmoor and of Eastholme told them about parking, lighting and the keeping of cars overnight in the streets around the two stations.',
    },
    {
      kind: 'paragraph',
      text: 'The compliance rate is 84.1%, which is 8.3% higher than at the last inspection (75.8%). The inspectorate commended the arrangements for training, and recommended that the force publish its standards, so that anybody who makes an enquiry understands what to expect.',
    },
    {
      kind: 'paragraph',
      text: 'There were 104 reports of fly-tipping: 61 in the city, 28 in Westmoor and 16 in Eastholme. Wardens answered most of them within three working days, and wrote to each person who had reported one.',
    },
    {
      kind: 'paragraph',
      text: 'Robbery increased by 12.5% (from 320 to 360); personal robbery accounted for 288 of these (80%). The precept provides £68.4m (52%) of the £131.5m budget, and the remainder comes from grants.',
    },
    { kind: 'endcolumns' },
    { kind: 'heading', text: 'Offences by type' },
    {
      kind: 'table',
      heading: ['Type', '2022/23', '2023/24', 'Change'],
      rows: [
        ['Burglary', '1,204', '1,310', '+106'],
        ['Robbery', '410', '369', '-41'],
        ['Theft from the person in public places', '96', '98', '+2'],
        ['Total', '1,710', '1,787', '+77'],
      ],
    },
    {
      kind: 'list',
      items: [
        'Recorded offences of arson increased by 50 offences (-18%).',
        'The panel met on Friday 5 October 2023.',
        'Public confidence fell by 12 percentage points to 58% from 70%.',
      ],
    },
  ],
}
