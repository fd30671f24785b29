import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import type { IssueView } from '@/lib/service-health/queries';
import { timeWords } from '@/lib/web/words';

/** All that was said of an issue, newest first. */
export async function IssuePosts({ posts }: { posts: IssueView['posts'] }) {
  const t = await getTranslations('incidents');
  const h = await getTranslations('health');
  const time = await timeWords();
  if (posts.length === 0) return <p className="text-ink-muted">{t('noPosts')}</p>;
  return (
    <ol aria-label={h('updates')} className="grid gap-4">
      {posts.map((post) => (
        <li key={post.id} className="grid gap-1 border-t border-line pt-3 first:border-0 first:pt-0">
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm text-ink-muted">
            <RelativeTime
              instant={post.createdAt}
              relative={time.relative(post.createdAt)}
              absolute={time.absolute(post.createdAt)}
              both
            />
            {post.postType === 'regular' ? null : <Badge>{t(`postTypes.${post.postType}`)}</Badge>}
            {post.status ? <span>{t('statusNow', { status: h(`statuses.${post.status}`) })}</span> : null}
          </p>
          <p className="whitespace-pre-wrap wrap-anywhere">{post.body}</p>
        </li>
      ))}
    </ol>
  );
}
