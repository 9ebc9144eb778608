import { redirect } from 'next/navigation';
import { projectPath } from '@/components/layout/navigation';
import { listMyProjects } from '@/server/web/session';

/** The front door: the first project that has something to show, else the first, else the place to make one. */
export default async function HomePage() {
  const projects = await listMyProjects();
  const first = projects.find(({ firstEventAt }) => firstEventAt !== null) ?? projects[0];
  redirect(first ? projectPath(first.slug, '') : '/organisation');
}
