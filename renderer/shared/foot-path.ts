/** A footprint, ball and heel, in a box of 22 by 46 with the toes up. */
export const FOOT_PATH =
  'M11.4 2C16.6 2 20 7 19.4 13.6c-.5 5-2.2 8.4-2.8 12.6H6.2c-.6-3.4-3-7-3.6-11.8C1.8 7.6 5.6 2 11.4 2ZM6.4 30.4h10c.5 3 .8 5.2.4 7.8-.5 3.4-2.6 5.6-5.4 5.6s-4.8-2.2-5.3-5.6c-.4-2.6-.2-4.8.3-7.8Z'
export const FOOT_WIDTH = 22
export const FOOT_HEIGHT = 46
