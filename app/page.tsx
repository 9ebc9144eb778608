import { redirect } from 'next/navigation';
import { projectPath } from '@/components/layout/navigation';
import { listMyProjects } from '@/server/web/session';

/**
 * The front door: the first project that has something to show, else the first, else the place to make one. Candor's own
 * is not what anybody comes for.
 */
export default async function HomePage() {
  const projects = (await listMyProjects()).filter(({ isSelf }) => !isSelf);
  const first = projects.find(({ firstEventAt }) => firstEventAt !== null) ?? projects[0];
  redirect(first ? projectPath(first.slug, '') : '/organisation');
}
