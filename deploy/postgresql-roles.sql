-- The roles that readers read as, and who may take them on. An administrator of the PostgreSQL server runs
-- it once, as often as wanted, where the account in DATABASE_URL may not make roles (createrole), or where
-- the instance is not the first on its server. Put the name of that account in the place of critical_friend
-- in the last line. The roles own nothing, sign in nowhere and write nothing; the program grants them what
-- they may read, in its own database alone.

do $$
declare
  reader text;
begin
  foreach reader in array array['public', 'members', 'office', 'sealed'] loop
    if not exists (select from pg_roles where rolname = 'critical_friend_' || reader) then
      execute format('create role %I nologin', 'critical_friend_' || reader);
    end if;
  end loop;
end
$$;

grant critical_friend_public to critical_friend_members;
grant critical_friend_members to critical_friend_office;
grant critical_friend_office to critical_friend_sealed;

grant critical_friend_sealed to critical_friend;
