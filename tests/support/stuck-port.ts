/** A serial port whose driver never says that it has closed. */
import { SerialPort } from 'serialport'

export class StuckPort extends SerialPort {
  override close(): void {}

  /** For the end of the test. */
  reallyClose(): Promise<void> {
    return new Promise((resolve) => {
      super.close(() => resolve())
    })
  }
}
