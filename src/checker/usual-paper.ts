/**
 * A page of a made-up paper with figures of most kinds, right and wrong: what a checker reads before it is sent
 * one, so that the first paper does not wait for its rules to be loaded and compiled.
 */
export const USUAL_PAPER = `# Northmere Police: performance in 2023/24

Purpose of the report: this report covers the year from 1 April 2023 to 31 March 2024.

## Calls

There were 5,050 calls in 2023/24, an increase of 838 (19.9%) on the year before. Of these 3,934, or 78%, were answered in time, and 1,116 were not. Emergency calls rose by 106, from 1,204 to 1,310, a rise of 8.1%. The average wait fell from 41 seconds to 35 seconds, which is 6 seconds less. On average 421 calls a month were taken, and March was the busiest month.

| Type | 2022/23 | 2023/24 | Change | % change |
| --- | --- | --- | --- | --- |
| Emergency | 1,204 | 1,310 | +106 | +8.8% |
| Urgent | 1,150 | 1,405 | +255 | +22.2% |
| Other | 1,858 | 2,335 | +477 | +25.7% |
| Total | 4,212 | 5,050 | +838 | +19.9% |

Just over a quarter of calls, 1,310 of 5,050, were emergencies. Urgent and other calls together came to 3,740. Other calls rose the most, by 477, and are now more than twice as many as in 2019/20. The target of answering 80% in time was not met; it was missed by 2 percentage points.

## Offences

Recorded offences fell by 4.2% to 12,480, which is 547 fewer than the 13,027 of the year before. Burglary fell from 1,208 to 1,157, a drop of 4.2%, while robbery rose from 64 to 82, an increase of 18 or 22%. There were 331 solved of 412 reported, leaving 81 open. The rate was 14.2 offences per 1,000 residents, the lowest since 2017/18. Three of the four districts saw fewer offences.

| District | Offences | Solved | % solved | Target | Met |
| --- | --- | --- | --- | --- | --- |
| East Holt | 4,120 | 824 | 20.0% | 18% | Yes |
| Fenwick | 3,310 | 530 | 16.0% | 18% | No |
| Marlow Vale | 2,960 | 651 | 22.0% | 18% | Yes |
| West Holt | 2,090 | 397 | 19.0% | 18% | Yes |

East Holt had the most offences (4,120), followed by Fenwick with 3,130. Marlow Vale solved 22.0%, the highest of the four, and Fenwick the lowest at 16.0%. The four districts solved 2,402 in all, or 19.2%. The gap between Marlow Vale and Fenwick was 6 points.

## Money and people

The budget for the year was £4.30m, of which £4.12m was spent: an underspend of £180,000 (4.2%). Overtime cost £412,000 against a budget of £430,000, £18,000 under budget. The average award was £1,250, and the 24 awards came to £30,000. At £12.60 an hour the 23,500 hours given by volunteers would be worth £296,100.

There were 214 officers at the end of March, 12 more than a year earlier and 6 short of the 220 planned:

- 138 constables (64%);
- 52 sergeants (24%);
- 24 others (11%).

Of the 138 who left over five years, 61 retired; the other 77 resigned. Satisfaction was 71.4% in 2023/24 and 68.9% in 2022/23, up 2.5 percentage points. Complaints must be answered within 15 working days; 84 of 96 were, which is 88%, up from 81%. The panel met on Tuesday 24 September 2019. See paragraph 3 and Appendix A.
`
