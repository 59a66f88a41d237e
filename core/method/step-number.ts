/** A step number as it comes from outside. */
import * as v from 'valibot'
import { STEP_NUMBERS } from './steps.ts'

export const stepNumberSchema = v.picklist(STEP_NUMBERS)
