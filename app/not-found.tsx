export { Absent as default } from './(portal)/_components/absent';
