/** Said so often that whoever guesses tries them early, though each is long: letters alone, in lower case. Collected by ourselves. */
const FAMOUS = [
  // About passwords themselves.
  'correcthorsebatterystaple',
  'mypasswordissecret',
  'thisismypassword',
  'passwordpassword',
  'letmeinplease',
  'opensesame',
  'iloveyousomuch',
  'youshallnotpass',
  'speakfriendandenter',
  'changemeplease',
  'nevershareyourpassword',
  'whatisthepassword',
  // Said in English.
  'thequickbrownfoxjumpsoverthelazydog',
  'tobeornottobe',
  'tobeornottobethatisthequestion',
  'loremipsumdolorsitamet',
  'maytheforcebewithyou',
  'lukeiamyourfather',
  'iamyourfather',
  'winteriscoming',
  'helloworldhelloworld',
  'hellodarknessmyoldfriend',
  'nevergonnagiveyouup',
  'allyourbasearebelongtous',
  'livelongandprosper',
  'houstonwehaveaproblem',
  'elementarymydearwatson',
  'onceuponatime',
  'callmeishmael',
  'ihaveadream',
  'inthebeginningwastheword',
  'onegiantleapformankind',
  'weallliveinayellowsubmarine',
  'twinkletwinklelittlestar',
  'supercalifragilisticexpialidocious',
  'maryhadalittlelamb',
  'anappleadaykeepsthedoctoraway',
  'alliwantforchristmasisyou',
  'happybirthdaytoyou',
  'howmuchwoodwouldawoodchuckchuck',
  'abracadabraabracadabra',
  'ithinkthereforeiam',
  'cogitoergosum',
  'carpediem',
  'venividivici',
  'thecakeisalie',
  'onedoesnotsimplywalkintomordor',
  'oneringtorulethemall',
  'mynameisbondjamesbond',
  // In German.
  'seinodernichtsein',
  'alleranfangistschwer',
  'allegutendingesinddrei',
  'franzjagtimkomplettverwahrlostentaxiquerdurchbayern',
  'ichbineinberliner',
  'werreitetsospaetdurchnachtundwind',
  'allemeineentchen',
  'dasisteingeheimespasswort',
  'dasistmeinpasswort',
  'donaudampfschifffahrtsgesellschaft',
  // In Chinese, in characters of both kinds and in Pinyin.
  '床前明月光疑是地上霜',
  '床前明月光疑是地上霜举头望明月低头思故乡',
  '床前明月光疑是地上霜舉頭望明月低頭思故鄉',
  '白日依山尽黄河入海流',
  '白日依山盡黃河入海流',
  '天生我材必有用',
  '但愿人长久千里共婵娟',
  '但願人長久千里共嬋娟',
  '学而时习之不亦说乎',
  '學而時習之不亦說乎',
  '千里之行始于足下',
  '千里之行始於足下',
  'woaibeijingtiananmen',
  'chuangqianmingyueguang',
  'tianshengwocaibiyouyong',
  'woainiyishengyishi',
  'wodemimashimima',
];
const LEAST_BESIDE = 8;

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
let phrases: string[] | undefined;

/** True for a famous phrase, however it is spaced, capitalized or numbered, and for one with less than eight letters of the person's own. */
export function isFamous(password: string): boolean {
  phrases ??= [...new Set(FAMOUS.map(bare))].sort((a, b) => b.length - a.length);
  const plain = bare(password);
  return phrases.some((one) => plain.includes(one) && [...plain.replaceAll(one, '')].length < LEAST_BESIDE);
}
