export { Absent as default } from './_components/absent';
