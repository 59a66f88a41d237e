/** What is wrong with something that was asked, in one line for whoever wrote the script. */
import * as v from 'valibot'

/** Where the first thing is wrong, and what was expected there. */
export function describe(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const [issue] = issues
  const path = v.getDotPath(issue)
  return path === null ? issue.message : `${path}: ${issue.message}`
}
