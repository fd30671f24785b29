export const BOUNDARY = 'liaison-boundary';

/** The parts of a form as a browser posts it. */
export const field = (name: string, value: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
export const fileHead = (name: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n`;
export const END = `--${BOUNDARY}--\r\n`;
