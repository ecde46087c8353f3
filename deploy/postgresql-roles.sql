-- The roles that readers read as, and who may take them on. An administrator of the PostgreSQL server runs
-- this, as often as wanted, where the account that makes the tables may not make roles (createrole), or where
-- this instance is not the first on its server. In the last line, put the name of the account in
-- DATABASE_OWNER_URL, or without one of that in DATABASE_URL, in the place of critical_friend. The roles own
-- nothing, sign in nowhere and write nothing; the program grants them what they may read, in its own database.

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

grant critical_friend_sealed to critical_friend with admin option;
