#!/bin/bash
# Runs once, when the data folder is empty: the database, the owner of its tables, and the role that serves requests.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --username postgres \
  -v owner_password="$THROUGHLINE_OWNER_PASSWORD" -v app_password="$THROUGHLINE_APP_PASSWORD" <<'SQL'
CREATE ROLE throughline_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE throughline_app LOGIN PASSWORD :'app_password';
ALTER ROLE throughline_app SET statement_timeout = '5s';
ALTER ROLE throughline_app SET lock_timeout = '2s';
ALTER ROLE throughline_app SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE throughline_app SET transaction_timeout = '15s';
CREATE DATABASE throughline OWNER throughline_owner;
REVOKE ALL ON DATABASE throughline FROM PUBLIC;
GRANT CONNECT ON DATABASE throughline TO throughline_app;
SQL
